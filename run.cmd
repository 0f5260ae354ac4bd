@echo off
rem Start Doi Thoai on Windows with Python 3.11 or newer. Options: run.cmd --help
chcp 65001 >nul
set "HERE=%~dp0"
for %%P in ("%HERE%.venv\Scripts\python.exe" "py -3" "python") do (
    %%~P -c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>nul && (
        %%~P "%HERE%config\prepare.py" run %*
        exit /b
    )
)
echo Can Python 3.11 tro len: cai tu python.org roi chay lai. / Python 3.11 or newer is needed: install it from python.org, then try again. 1>&2
exit /b 1
