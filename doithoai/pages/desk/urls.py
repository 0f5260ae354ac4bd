"""The doors of the desk: officials at work. Addresses are Vietnamese words; names are pages or verbs."""

from django.urls import path, re_path

from doithoai.pages.desk.dialogues import views as dialogues
from doithoai.pages.desk.dialogues.conclusion import views as conclusion
from doithoai.pages.desk.dialogues.plan import compare, reply_days
from doithoai.pages.desk.dialogues.plan import views as plan
from doithoai.pages.desk.dialogues.report import views as report
from doithoai.pages.desk.follow_up import views as follow_up
from doithoai.pages.desk.groups import preparation
from doithoai.pages.desk.groups import views as groups
from doithoai.pages.desk.invitations import views as invitations
from doithoai.pages.desk.numbers import views as numbers
from doithoai.pages.desk.office import closures
from doithoai.pages.desk.office import views as office
from doithoai.pages.desk.opinions import enter, excel, triage
from doithoai.pages.desk.opinions import views as opinions
from doithoai.pages.desk.papers import views as papers
from doithoai.pages.desk.today import views as today

app_name = "desk"
urlpatterns = [
    path("viec-hom-nay/", today.today, name="today"),
    # dialogues: the list, one with its nine steps, its plan, conclusion and report
    path("doi-thoai/", dialogues.dialogues, name="dialogues"),
    path("doi-thoai/moi/", dialogues.new_dialogue, name="new_dialogue"),
    path("doi-thoai/<int:pk>/", dialogues.dialogue, name="dialogue"),
    path("doi-thoai/<int:pk>/buoc/<slug:move>/", dialogues.move, name="move"),
    path("doi-thoai/<int:pk>/doi-ngay/<slug:move>/", dialogues.day_moves, name="day_moves"),
    path("doi-thoai/<int:pk>/minh-chung/<int:duty>/", dialogues.proof, name="proof"),
    path("doi-thoai/<int:pk>/minh-chung/<int:duty>/tep/", dialogues.proof_file, name="proof_file"),
    path("doi-thoai/<int:pk>/ke-hoach/", plan.plan, name="plan"),
    path("doi-thoai/<int:pk>/ke-hoach/thoi-han/", plan.deadlines, name="plan_deadlines"),
    path("doi-thoai/<int:pk>/ke-hoach/tep/", plan.plan_file, name="plan_file"),
    path("doi-thoai/<int:pk>/ke-hoach/doi-chieu/", compare.compare, name="plan_compare"),
    path("doi-thoai/<int:pk>/so-ngay-tra-loi/", reply_days.reply_days, name="reply_days"),
    path("doi-thoai/<int:pk>/ket-luan/", conclusion.conclusion, name="conclusion"),
    path("doi-thoai/<int:pk>/ket-luan/ban-hanh/", conclusion.issue, name="issue_conclusion"),
    path("doi-thoai/<int:pk>/ket-luan/giao/<int:number>/", conclusion.give, name="give"),
    path("doi-thoai/<int:pk>/bao-cao/", report.report, name="report"),
    path("doi-thoai/<int:pk>/ho-so/", report.seal, name="seal"),
    path("doi-thoai/<int:pk>/ho-so.zip", report.dossier_file, name="dossier_file"),
    # papers and numbers
    path("doi-thoai/<int:pk>/giay-to/", papers.dialogue_papers, name="dialogue_papers"),
    path("doi-thoai/<int:pk>/giay-to/<slug:kind>/ban-hanh/", papers.issue, name="issue_paper"),
    path("doi-thoai/<int:pk>/giay-to/<slug:kind>/du-thao.<slug:form>", papers.draft_file, name="draft_file"),
    path("giay-to/", papers.papers, name="papers"),
    path("giay-to/<int:pk>.<slug:form>", papers.paper_file, name="paper_file"),
    path("so-lieu/", numbers.numbers, name="numbers"),
    path("so-lieu/y-kien.xlsx", numbers.numbers_file, name="numbers_file"),
    # opinions: the table, one opinion, the deeds of triage, typing for somebody else, Excel
    path("y-kien/", opinions.opinions, name="opinions"),
    path("y-kien/nhap/", enter.enter, name="enter_opinion"),
    path("y-kien/<int:pk>/", opinions.opinion, name="opinion"),
    path("y-kien/<int:pk>/phan-loai/", triage.classify, name="classify"),
    path("y-kien/<int:pk>/nhom/", triage.groups_like, name="groups_like"),
    path("y-kien/<int:pk>/gop/", triage.merge, name="merge"),
    path("y-kien/<int:pk>/tach/", triage.unmerge, name="unmerge"),
    path("y-kien/<int:pk>/cong-khai/", triage.mask, name="confirm_mask"),
    path("y-kien/<int:pk>/chuyen/", triage.divert, name="divert_opinion"),
    path("y-kien/<int:pk>/danh-gia/", opinions.rate, name="rate"),
    path("doi-thoai/<int:pk>/y-kien/", opinions.opinions, name="dialogue_opinions"),
    path("doi-thoai/<int:pk>/phan-loai/", triage.triage, name="triage"),
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
    re_path(r"^giay-moi/(?P<pk>\d+)\.(?P<form>pdf|docx)$", invitations.copies, name="copies"),
    # after the conclusion
    path("theo-doi/", follow_up.follow_up, name="follow_up"),
    path("theo-doi/<int:pk>/", follow_up.reply, name="reply"),
    path("theo-doi/<int:pk>/gia-han/", follow_up.extend, name="extend"),
    path("theo-doi/<int:pk>/tam-dung/", follow_up.stop, name="stop_clock"),
    path("theo-doi/<int:pk>/tinh-tiep/", follow_up.restart, name="restart_clock"),
    path("theo-doi/<int:pk>/nhac/", follow_up.remind, name="remind"),
    # the office itself
    path("co-quan/", office.office, name="office"),
    path("co-quan/nguoi/", office.new_person, name="new_person"),
    path("co-quan/thon/", office.new_hamlet, name="new_hamlet"),
    path("co-quan/ngay-nghi/", closures.closures, name="closures"),
    path("co-quan/ngay-nghi/them/", closures.add, name="add_closure"),
    path("co-quan/ngay-nghi/<int:pk>/bo/", closures.remove, name="remove_closure"),
    path("co-quan/ngay-nghi/de-xuat/", closures.proposed, name="count_proposed_days"),
    path("co-quan/don-vi/", office.new_body, name="new_body"),
]
