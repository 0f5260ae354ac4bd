"""The doors of the desk: officials at work. Addresses are Vietnamese words; names are the page's folder or its verb."""

from django.urls import path

from doithoai.pages.desk.dialogues import views as dialogues
from doithoai.pages.desk.dialogues.conclusion import views as conclusion
from doithoai.pages.desk.dialogues.plan import views as plan
from doithoai.pages.desk.dialogues.report import views as report
from doithoai.pages.desk.numbers import views as numbers
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
    path("doi-thoai/<int:pk>/minh-chung/<int:duty>/", dialogues.proof, name="proof"),
    path("doi-thoai/<int:pk>/ke-hoach/", plan.plan, name="plan"),
    path("doi-thoai/<int:pk>/ke-hoach/thoi-han/", plan.deadlines, name="plan_deadlines"),
    path("doi-thoai/<int:pk>/ke-hoach/tep/", plan.plan_file, name="plan_file"),
    path("doi-thoai/<int:pk>/ket-luan/", conclusion.conclusion, name="conclusion"),
    path("doi-thoai/<int:pk>/ket-luan/ban-hanh/", conclusion.issue, name="issue_conclusion"),
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
    # opinions, groups, invitations, follow-up, office. Other pages already link to these names:
    # opinions, dialogue_opinions(pk), triage(pk), enter_opinion, import_opinions(pk), groups(pk),
    # preparations, guests(pk), follow_up, reply(pk of the assignment), office
]
