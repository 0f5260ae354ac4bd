"""A document → edXML. The files travel as base64 of a zip each; "Bussiness" is the standard's own spelling."""

import io
import zipfile
from base64 import b64encode
from datetime import datetime

from lxml import etree

from .document import Document, code_fault

NAMESPACE = "http://www.mic.gov.vn/TBT/QCVN_102_2016"
#: Longest values (NĐ 30/2020, Phụ lục VI): our word for the field -> characters.
LONGEST = {"trích yếu": 500, "tên cơ quan gửi": 200, "số": 11, "ký hiệu": 30, "người ký": 50, "chức vụ": 100}
PRIORITIES = ("", "KHẨN", "THƯỢNG KHẨN", "HỎA TỐC")
"""How urgent, by its number (NĐ 30/2020, Phụ lục VI: 0 thường, 1 khẩn, 2 thượng khẩn, 3 hỏa tốc)."""
ADMINISTRATIVE = "2"  # văn bản hành chính; 1 is a legal text


def faults(document: Document) -> list[str]:
    """What keeps it from being sent, a sentence each."""
    said = [code_fault(each.code) for each in (document.sender, *document.to)]
    if not document.to:
        said.append("Chưa có nơi nhận. Xin ghi mã định danh và tên cơ quan nhận.")
    if not document.files:
        said.append("Chưa có tệp văn bản kèm theo.")
    values = {
        "trích yếu": document.subject, "tên cơ quan gửi": document.sender.name, "số": document.number,
        "ký hiệu": document.notation, "người ký": document.signer, "chức vụ": document.position,
    }  # fmt: skip
    said += [f"Thiếu {name}." for name, value in values.items() if not value and name != "chức vụ"]
    said += [
        f"{name.capitalize()} dài {len(value)} ký tự, quá {LONGEST[name]} theo Phụ lục VI Nghị định 30/2020."
        for name, value in values.items()
        if len(value) > LONGEST[name]
    ]
    return [each for each in said if each]


def write_edxml(document: Document, *, at: datetime) -> bytes:
    """Ask `faults` first. `at` is when it is handed over, in the hours of Vietnam."""
    root = etree.Element(_name("edXML"), nsmap={"edXML": NAMESPACE})
    envelope = _in(root, "edXMLEnvelope")
    header = _in(envelope, "edXMLHeader")
    _message(_in(header, "MessageHeader"), document)
    traces = _in(header, "TraceHeaderList")
    trace = _in(traces, "TraceHeader")
    _in(trace, "OrganId", document.sender.code)
    _in(trace, "Timestamp", f"{at:%Y/%m/%d %H:%M:%S}")
    business = _in(traces, "Bussiness")
    _in(business, "BussinessDocType", "0")
    _in(business, "BussinessDocReason", "Văn bản điện tử mới")
    manifest = _in(_in(envelope, "edXMLBody"), "edXMLManifest")
    manifest.set("version", "1.0")
    encoded = _in(root, "AttachmentEncoded")
    for number, file in enumerate(document.files, start=1):
        content = f"cid:tep-{number}"
        reference, attachment = _in(manifest, "Reference"), _in(encoded, "Attachment")
        for parent in (reference, attachment):
            _in(parent, "ContentId", content)
            _in(parent, "ContentType", "application/zip")
            _in(parent, "AttachmentName", file.name)
        _in(attachment, "ContentTransferEncoded", b64encode(_zipped(file.name, file.data, at)).decode())
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def _message(message: etree._Element, document: Document) -> None:
    for tag, organ in (("From", document.sender), *(("To", each) for each in document.to)):
        body = _in(message, tag)
        _in(body, "OrganId", organ.code)
        _in(body, "OrganizationInCharge")
        _in(body, "OrganName", organ.name)
    _in(message, "DocumentId", document.document_id)
    code = _in(message, "Code")
    _in(code, "CodeNumber", document.number)
    _in(code, "CodeNotation", document.notation)
    issued = _in(message, "PromulgationInfo")
    _in(issued, "Place", document.place)
    _in(issued, "PromulgationDate", f"{document.on:%Y/%m/%d}")
    kind = _in(message, "DocumentType")
    _in(kind, "Type", ADMINISTRATIVE)
    _in(kind, "TypeName", document.type_name)
    _in(message, "Subject", document.subject)
    _in(message, "Content", document.subject)
    signer = _in(message, "SignerInfo")
    _in(signer, "Position", document.position)
    _in(signer, "FullName", document.signer)
    if document.due:
        _in(message, "DueDate", f"{document.due:%Y/%m/%d}")
    for each in document.answers:
        answered = _in(message, "ResponseFor")
        _in(answered, "OrganId", each.organ)
        _in(answered, "Code", each.code)
        _in(answered, "PromulgationDate", f"{each.on:%Y/%m/%d}" if each.on else "")
        _in(answered, "DocumentId", each.document_id)
    other = _in(message, "OtherInfo")
    _in(other, "Priority", str(PRIORITIES.index(document.urgency) if document.urgency in PRIORITIES else 0))
    said = {
        "SphereOfPromulgation": document.circulation, "TyperNotation": document.typist,
        "PromulgationAmount": str(document.copies or ""), "PageAmount": str(document.pages or ""),
    }  # fmt: skip
    for tag, text in said.items():
        if text:
            _in(other, tag, text)


def _in(parent: etree._Element, tag: str, text: str = "") -> etree._Element:
    made = etree.SubElement(parent, _name(tag))
    made.text = text or None
    return made


def _name(tag: str) -> str:
    return f"{{{NAMESPACE}}}{tag}"


def _zipped(name: str, data: bytes, at: datetime) -> bytes:
    """The same file at the same moment gives the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo(name, date_time=at.timetuple()[:6]), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()
