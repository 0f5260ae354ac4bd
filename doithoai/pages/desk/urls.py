"""The doors of the desk: officials at work. Addresses are Vietnamese words; names are pages or verbs."""

from django.urls import path, re_path

from doithoai.pages.desk.backups import views as backups
from doithoai.pages.desk.deliveries import views as deliveries
from doithoai.pages.desk.dialogues import views as dialogues
from doithoai.pages.desk.dialogues.conclusion import views as conclusion
from doithoai.pages.desk.dialogues.plan import compare, events, reply_days, upload, vague_days
from doithoai.pages.desk.dialogues.plan import views as plan
from doithoai.pages.desk.dialogues.report import views as report
from doithoai.pages.desk.emergencies import views as emergencies
from doithoai.pages.desk.follow_up import views as follow_up
from doithoai.pages.desk.front import views as front
from doithoai.pages.desk.groups import preparation
from doithoai.pages.desk.groups import views as groups
from doithoai.pages.desk.invitations import copies
from doithoai.pages.desk.invitations import views as invitations
from doithoai.pages.desk.letters import electronic
from doithoai.pages.desk.letters import views as letters
from doithoai.pages.desk.numbers import views as numbers
from doithoai.pages.desk.office import closures, customs
from doithoai.pages.desk.office import views as office
from doithoai.pages.desk.opinions import (
    brought,
    carry,
    doubts,
    earlier,
    enter,
    excel,
    grid,
    handover,
    likeness,
    many,
    person,
    shielding,
    split,
    still,
    together,
    triage,
    withdraw,
)
from doithoai.pages.desk.opinions import letters as opinion_letters
from doithoai.pages.desk.opinions import views as opinions
from doithoai.pages.desk.own_calendar import views as own_calendar
from doithoai.pages.desk.paper_checks import views as paper_checks
from doithoai.pages.desk.papers import draft, exchange, one, register, signed, signing_marks
from doithoai.pages.desk.papers import views as papers
from doithoai.pages.desk.papers.marks import views as marks
from doithoai.pages.desk.papers.wording import views as wording
from doithoai.pages.desk.personal_data import views as personal_data
from doithoai.pages.desk.photos import views as photos
from doithoai.pages.desk.relay import views as relay
from doithoai.pages.desk.sheets import views as sheets
from doithoai.pages.desk.today import views as today

app_name = "desk"
urlpatterns = [
    path("viec-hom-nay/", today.today, name="today"),
    path("lich-cua-toi/", own_calendar.page, name="own_calendar"),
    path("lich-cua-toi/doi/", own_calendar.renew, name="renew_calendar"),
    path("lich-cua-toi/<str:token>.ics", own_calendar.feed, name="calendar_feed"),
    # dialogues: the list, one with its nine steps, its plan, conclusion and report
    path("doi-thoai/", dialogues.dialogues, name="dialogues"),
    path("doi-thoai/moi/", dialogues.new_dialogue, name="new_dialogue"),
    path("doi-thoai/<int:pk>/", dialogues.dialogue, name="dialogue"),
    path("doi-thoai/<int:pk>/buoc/<slug:move>/", dialogues.move, name="move"),
    path("doi-thoai/<int:pk>/doi-ngay/<slug:move>/", dialogues.day_moves, name="day_moves"),
    path("doi-thoai/<int:pk>/minh-chung/<int:duty>/", dialogues.proof, name="proof"),
    path("doi-thoai/<int:pk>/minh-chung/<int:duty>/tep/", dialogues.proof_file, name="proof_file"),
    path(
        "doi-thoai/<int:pk>/minh-chung-cu/<int:proof>/tep/", dialogues.past_proof_file, name="past_proof_file"
    ),
    path("doi-thoai/<int:pk>/ke-hoach/", plan.plan, name="plan"),
    path("doi-thoai/<int:pk>/ke-hoach/thoi-han/", plan.deadlines, name="plan_deadlines"),
    path("doi-thoai/<int:pk>/ke-hoach/tep/", upload.plan_file, name="plan_file"),
    path("doi-thoai/<int:pk>/ke-hoach/doi-chieu/", compare.compare, name="plan_compare"),
    path("doi-thoai/<int:pk>/ke-hoach/doi-chieu/dua-vao/", compare.take, name="plan_take"),
    path("doi-thoai/<int:pk>/ke-hoach/tep/<int:file>/", upload.reading, name="plan_reading"),
    path("doi-thoai/<int:pk>/yeu-cau-lay-y-kien/", events.events, name="events"),
    path("doi-thoai/<int:pk>/so-ngay-tra-loi/", reply_days.reply_days, name="reply_days"),
    path("doi-thoai/<int:pk>/an-dinh/<slug:step>/", vague_days.vague_days, name="vague_days"),
    path("doi-thoai/<int:pk>/ket-luan/", conclusion.conclusion, name="conclusion"),
    path("doi-thoai/<int:pk>/ket-luan/ban-hanh/", conclusion.issue, name="issue_conclusion"),
    path("doi-thoai/<int:pk>/ket-luan/giao/<int:number>/", conclusion.give, name="give"),
    path("doi-thoai/<int:pk>/bao-cao/", report.report, name="report"),
    path("doi-thoai/<int:pk>/ho-so/", report.seal, name="seal"),
    path("doi-thoai/<int:pk>/ho-so.zip", report.dossier_file, name="dossier_file"),
    path("doi-thoai/<int:pk>/cong-van/", letters.letters, name="letters"),
    path("doi-thoai/<int:pk>/cong-van/<slug:what>/", letters.issue_letter, name="issue_letter"),
    path("kien-nghi/<int:pk>/tra-loi-dien-tu/", electronic.answer, name="electronic_answer"),
    path(
        "kien-nghi/<int:pk>/tra-loi-dien-tu/<int:answer>/<int:number>/",
        electronic.answer_file,
        name="electronic_file",
    ),
    path("kien-nghi/<int:pk>/tra-loi/", letters.petition_answer, name="petition_answer"),
    # papers and numbers
    path("doi-thoai/<int:pk>/in-san/phieu/", sheets.make_slips, name="make_slips"),
    path("doi-thoai/<int:pk>/in-san/phieu/<int:batch>.<slug:form>", sheets.slips, name="slips"),
    path("doi-thoai/<int:pk>/in-san/<slug:slug>.<slug:form>", sheets.sheet, name="sheet"),
    path("doi-thoai/<int:pk>/giay-to/", papers.dialogue_papers, name="dialogue_papers"),
    path("doi-thoai/<int:pk>/giay-to/<slug:kind>/ban-hanh/", papers.issue, name="issue_paper"),
    path("doi-thoai/<int:pk>/giay-to/<slug:kind>/du-thao.<slug:form>", papers.draft_file, name="draft_file"),
    path("doi-thoai/<int:pk>/giay-to/<slug:kind>/the-thuc/", paper_checks.drafted, name="draft_findings"),
    path("giay-to/", papers.papers, name="papers"),
    path("giay-to/<int:pk>/the-thuc/", paper_checks.issued, name="paper_findings"),
    path("kiem-tra-van-ban/", paper_checks.check, name="check_paper"),
    path("dau-ky-hieu/<int:pk>/<slug:kind>/", marks.marks, name="paper_marks"),
    path("dau-ky-hieu/<int:pk>/<slug:kind>/luu/", marks.save, name="save_marks"),
    path("dau-ky-hieu/<int:pk>/<slug:kind>/uy-quyen/", marks.authorise, name="authorise_signer"),
    path("trinh-ky/ban-ky/<int:pk>.pdf", draft.signed_draft, name="signed_draft"),
    path("trinh-ky/<int:pk>/<slug:kind>/ban-trinh.pdf", draft.handed_in_file, name="handed_in_file"),
    path("trinh-ky/<int:pk>/<slug:kind>/", draft.draft, name="paper_draft"),
    path("trinh-ky/<int:pk>/<slug:kind>/<slug:what>/", draft.step, name="draft_step"),
    path("giay-to/so/", register.register, name="register"),
    path("giay-to/so/so-van-ban-di.<slug:form>", register.register_file, name="register_file"),
    path("giay-to/so/<int:pk>/huy/", register.cancel, name="cancel_number"),
    path("giay-to/so/<slug:what>/", register.deed, name="register_deed"),
    path("giay-to/<int:pk>/edxml/", exchange.edxml, name="edxml"),
    path("giay-to/hinh-ky/", signing_marks.signing_marks, name="signing_marks"),
    path("giay-to/hinh-ky/chu-ky/", signing_marks.keep_signature, name="keep_signature"),
    path("giay-to/hinh-ky/dau/", signing_marks.keep_seal, name="keep_seal"),
    path("giay-to/hinh-ky/<int:pk>/bo/", signing_marks.drop, name="drop_mark"),
    path("giay-to/hinh-ky/<int:pk>.png", signing_marks.image, name="mark_image"),
    path("giay-to/<int:pk>/ban-ky-so/", signed.signed, name="signed_copies"),
    path("giay-to/<int:pk>/ban-ky-so/ky/", signed.sign_here, name="sign_here"),
    path("giay-to/<int:pk>/ban-ky-so/kem-theo/", signed.sign_attached, name="sign_attached"),
    path("giay-to/<int:pk>/ban-ky-so/de-ky.pdf", signed.file_to_sign, name="file_to_sign"),
    path("giay-to/<int:pk>/ban-ky-so/<int:copy>.pdf", signed.signed_file, name="signed_file"),
    path("giay-to/<int:pk>/", one.paper, name="paper"),
    path("giay-to/<int:pk>/<slug:how>/", one.change, name="change_paper"),
    path("giay-to/<int:pk>.<slug:form>", papers.paper_file, name="paper_file"),
    path("giay-to/mau/", wording.wordings, name="wordings"),
    path("giay-to/mau/<slug:address>/", wording.wording, name="wording"),
    path("giay-to/mau/<slug:address>/luu/", wording.save, name="save_wording"),
    path("giay-to/mau/<slug:address>/mau-chung/", wording.drop, name="drop_wording"),
    path("giay-to/mau/<slug:address>/xem-thu.pdf", wording.pdf, name="wording_pdf"),
    path("giay-to/mau/<slug:address>/mau.docx", wording.template, name="wording_template"),
    path("so-lieu/", numbers.numbers, name="numbers"),
    path("so-lieu/y-kien.xlsx", numbers.numbers_file, name="numbers_file"),
    # opinions: the table, one opinion, the deeds of triage, typing for somebody else, Excel
    path("y-kien/", opinions.opinions, name="opinions"),
    path("y-kien/can-xem-lai/", doubts.doubts, name="doubts"),
    path("y-kien/can-xem-lai/hoan-lai/", doubts.undo, name="undo_doubts"),
    path("y-kien/nhap/", enter.enter, name="enter_opinion"),
    path("y-kien/nhap/nhan/", brought.bring, name="bring"),
    path("y-kien/nhap/cac-lan/", brought.batches, name="batches"),
    path("y-kien/nhap/lan/<int:pk>/", brought.batch, name="batch"),
    path("y-kien/<int:pk>/", opinions.opinion, name="opinion"),
    path("y-kien/<int:pk>/tep/<int:file>/", person.opinion_file, name="opinion_file"),
    path("y-kien/<int:pk>/ghi-loi/", person.write_down, name="write_down_recording"),
    path("y-kien/<int:pk>/tre-em/", person.child, name="mark_child"),
    path("y-kien/<int:pk>/rut-dong-y/", person.withdraw, name="withdraw_consent"),
    path("y-kien/<int:pk>/dong-y-thay/", person.agree, name="agree_for_child"),
    path("y-kien/<int:pk>/phan-loai/", triage.classify, name="classify"),
    path("y-kien/<int:pk>/nhom/", triage.groups_like, name="groups_like"),
    path("y-kien/<int:pk>/gop/", triage.merge, name="merge"),
    path("y-kien/<int:pk>/tach/", triage.unmerge, name="unmerge"),
    path("y-kien/<int:pk>/tach-phan/", split.split, name="split"),
    path("y-kien/<int:pk>/hoi-nghi-truoc/", earlier.of_opinion, name="earlier_of_opinion"),
    path("nhom/<int:pk>/hoi-nghi-truoc/", earlier.of_group, name="earlier_of_group"),
    path("doi-thoai/<int:pk>/chuyen-tiep/", carry.carry, name="carry_over"),
    path("nhom/<int:pk>/tra-ve/", carry.leave, name="leave_behind"),
    path("y-kien/<int:pk>/bo-tach/", split.unsplit, name="unsplit"),
    path("y-kien/con-do/", still.still, name="still"),
    path("y-kien/<int:pk>/dang-mo/", together.hold, name="hold"),
    path("y-kien/<int:pk>/lam-tiep/", together.take_over, name="take_over"),
    path("doi-thoai/<int:pk>/y-kien/nhieu/", many.many, name="sort_opinions"),
    path("doi-thoai/<int:pk>/gom/", likeness.likeness, name="likeness"),
    path("doi-thoai/<int:pk>/gom/tim/", likeness.ask, name="ask_likeness"),
    path("doi-thoai/<int:pk>/gom/gop/", likeness.gather, name="gather_opinions"),
    path("doi-thoai/<int:pk>/gom/hoan-lai/", likeness.undo, name="undo_likeness"),
    path("doi-thoai/<int:pk>/phan-loai/hoan-lai/", together.undo, name="undo_triage"),
    path("y-kien/<int:pk>/cong-khai/", triage.mask, name="confirm_mask"),
    path("y-kien/<int:pk>/rut/", withdraw.withdraw, name="withdraw_opinion"),
    path("y-kien/<int:pk>/chuyen/", triage.divert, name="divert_opinion"),
    path("y-kien/<int:pk>/chuyen/van-ban/", triage.diversion_slip, name="diversion_slip"),
    path("y-kien/<int:pk>/chuyen/ban-giao.pdf", handover.handover_sheet, name="handover_sheet"),
    path("y-kien/<int:pk>/chuyen/ban-giao.zip", handover.handover_files, name="handover_files"),
    path("y-kien/<int:pk>/danh-gia/", opinions.rate, name="rate"),
    path("doi-thoai/<int:pk>/y-kien/", opinions.opinions, name="dialogue_opinions"),
    path("doi-thoai/<int:pk>/phan-loai/", triage.triage, name="triage"),
    path("doi-thoai/<int:pk>/y-kien/phieu/", grid.grid, name="grid"),
    path("doi-thoai/<int:pk>/y-kien/phieu/anh/", grid.add_photos, name="add_slip_photos"),
    path("y-kien/phieu/anh/<int:pk>/", grid.slip_photo, name="slip_photo"),
    path("y-kien/phieu/anh/<int:pk>/so/", grid.assign, name="assign_slip_photo"),
    path("y-kien/phieu/anh/<int:pk>/bo/", grid.remove, name="remove_slip_photo"),
    path("doi-thoai/<int:pk>/y-kien/tu-hop-thu/", opinion_letters.import_mail, name="import_letters"),
    path("y-kien/tep-thu/<int:pk>/bo/", opinion_letters.drop, name="drop_letters"),
    path("doi-thoai/<int:pk>/y-kien/tu-excel/", excel.import_list, name="import_opinions"),
    path("doi-thoai/<int:pk>/y-kien/tu-excel/mau.xlsx", excel.template, name="import_template"),
    # groups, and the answers prepared for them
    path("doi-thoai/<int:pk>/nhom/", groups.groups, name="groups"),
    path("nhom/<int:pk>/", groups.group, name="group"),
    path("nhom/<int:pk>/gop/", groups.join, name="join_group"),
    path("nhom/<int:pk>/noi-dung/", groups.question, name="group_question"),
    path("chuan-bi/", preparation.preparations, name="preparations"),
    path("chuan-bi/<int:pk>/", preparation.preparation, name="preparation"),
    # guests, invitations, the public notice
    path("doi-thoai/<int:pk>/khach-moi/", invitations.guests, name="guests"),
    path("doi-thoai/<int:pk>/khach-moi/them/", invitations.add, name="add_guest"),
    path("doi-thoai/<int:pk>/khach-moi/dan/", invitations.paste, name="paste_guests"),
    path("doi-thoai/<int:pk>/khach-moi/bo/", invitations.remove, name="remove_guest"),
    path("doi-thoai/<int:pk>/khach-moi/ban-hanh/", invitations.issue, name="issue_invitations"),
    path("doi-thoai/<int:pk>/khach-moi/thong-bao/", invitations.notice, name="publish_notice"),
    re_path(r"^giay-moi/(?P<pk>\d+)\.(?P<form>pdf|docx|zip)$", copies.copies, name="copies"),
    re_path(r"^giay-moi/(?P<pk>\d+)/(?P<form>pdf|docx|zip)/$", copies.large_copies, name="large_copies"),
    re_path(r"^giay-moi/(?P<pk>\d+)/(?P<form>pdf|docx|zip)/lam/$", copies.prepare, name="prepare_copies"),
    path("giay-moi/tep/<int:pk>/", copies.copies_file, name="copies_file"),
    path("mat-tran/", front.front, name="front"),
    # the hamlet's telephone, with or without a network
    path("tai-thon/", relay.relay, name="relay"),
    path("tai-thon/sw.js", relay.worker, name="relay_worker"),
    path("tai-thon/toi/", relay.mine, name="relay_mine"),
    # after the conclusion
    path("bao-lai/", deliveries.deliveries, name="deliveries"),
    path("bao-lai/ghi/", deliveries.tick, name="tick_deliveries"),
    path("bao-lai/nhan/", deliveries.tell, name="tell"),
    path("theo-doi/", follow_up.follow_up, name="follow_up"),
    path("theo-doi/<int:pk>/", follow_up.reply, name="reply"),
    path("theo-doi/<int:pk>/gia-han/", follow_up.extend, name="extend"),
    path("theo-doi/<int:pk>/tam-dung/", follow_up.stop, name="stop_clock"),
    path("theo-doi/<int:pk>/tinh-tiep/", follow_up.restart, name="restart_clock"),
    path("theo-doi/<int:pk>/xin-loi/", follow_up.say_sorry, name="apologise"),
    path("theo-doi/<int:pk>/nhac/", follow_up.remind, name="remind"),
    # the office itself
    path("co-quan/", office.office, name="office"),
    path("co-quan/sao-luu/", backups.page, name="backups"),
    path("co-quan/sao-luu/<int:pk>/da-huy/", backups.gone, name="backup_gone"),
    path("khan-cap/", emergencies.emergencies, name="emergencies"),
    path("khan-cap/dai-do/", emergencies.bar, name="alarm_bar"),
    path("khan-cap/<int:pk>/nhan/", emergencies.acknowledge, name="acknowledge_emergency"),
    path("y-kien/<int:pk>/anh/<int:file>/", photos.photo, name="photo"),
    path("y-kien/<int:pk>/anh/<int:file>/khung/", photos.reading, name="photo_reading"),
    path("y-kien/<int:pk>/giau-nguoi-neu/", shielding.shield, name="shield_petitioner"),
    path("y-kien/<int:pk>/bao-khan-cap/", emergencies.ring, name="raise_emergency"),
    path("du-lieu-ca-nhan/", personal_data.page, name="personal_data"),
    path("du-lieu-ca-nhan/<int:pk>/", personal_data.answer, name="answer_data_right"),
    path("du-lieu-ca-nhan/<int:pk>/gia-han/", personal_data.extend, name="extend_data_right"),
    path("du-lieu-ca-nhan/thoi-han/<slug:kind>/", personal_data.approve, name="approve_retention"),
    path("du-lieu-ca-nhan/xoa/", personal_data.apply, name="apply_retention"),
    path("y-kien/<int:pk>/du-lieu/", personal_data.ask, name="request_data_right"),
    path("co-quan/truc-khan-cap/", emergencies.duty, name="emergency_duty"),
    path("co-quan/ma-dinh-danh/", exchange.identifiers, name="identifiers"),
    path("co-quan/ma-dinh-danh/luu/", exchange.save_identifiers, name="save_identifiers"),
    path("co-quan/nguoi/", office.new_person, name="new_person"),
    path("co-quan/thon/", office.new_hamlet, name="new_hamlet"),
    path("co-quan/van-ban/", customs.customs, name="paper_customs"),
    path("co-quan/ngay-nghi/", closures.closures, name="closures"),
    path("co-quan/ngay-nghi/them/", closures.add, name="add_closure"),
    path("co-quan/ngay-nghi/<int:pk>/bo/", closures.remove, name="remove_closure"),
    path("co-quan/ngay-nghi/de-xuat/", closures.proposed, name="count_proposed_days"),
    path("co-quan/don-vi/", office.new_body, name="new_body"),
]
