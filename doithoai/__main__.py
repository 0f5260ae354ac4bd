"""`doithoai CMD …`: the command line (`python -m doithoai`).

Exit codes, for the programs that call us: 0 done, 1 refused (the sentence is on stderr), 2 usage.
"""

import os
import sys
from typing import Any


def main(arguments: list[str]) -> int:
    """Run one command; return its exit code."""
    os.umask(0o077)  # the database, the stored files, the backups: for this account's eyes only
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    from django.core.management import ManagementUtility, load_command_class  # after the settings are named

    if not arguments or arguments[0] in {"help", "--help", "-h"}:
        print(overview())
        return 0
    name, *rest = arguments
    import django
    from django.core.management import CommandError, get_commands
    from django.db import DatabaseError, connections

    from doithoai.rules.calendar_files import CalendarFileError

    try:
        django.setup()
    except OSError as failure:  # the settings make the data folder
        folder = os.environ.get("DOITHOAI_DATA", "data")
        print(
            f"Không ghi được vào thư mục dữ liệu {folder}: {failure.strerror}. Đặt DOITHOAI_DATA là thư mục khác.\n"
            f"Cannot write to the data folder {folder}. Set DOITHOAI_DATA to another.",
            file=sys.stderr,
        )
        return 1
    if name not in our_commands():
        if name not in get_commands():
            print(f"Không có lệnh “{name}”.\n\n{overview()}", file=sys.stderr)
            return 2
        # Django's own (migrate, makemigrations, shell, …) keep Django's own manners.
        ManagementUtility(["doithoai", *arguments]).execute()
        return 0
    command: Any = load_command_class("doithoai", name)
    command._called_from_command_line = True  # so that usage errors exit with 2
    options = vars(command.create_parser("doithoai", name).parse_args(rest))
    try:
        command.execute(*options.pop("args", ()), **options)
    except CalendarFileError as broken:
        print(broken.for_people(), file=sys.stderr)
        return 1
    except CommandError as refused:
        print(refused, file=sys.stderr)
        return refused.returncode
    except DatabaseError:
        if "doithoai_commune" in tables():
            raise  # a fault of ours, not of the person at the terminal
        print(
            "Thư mục dữ liệu này chưa có cơ sở dữ liệu. Xin chạy trước: doithoai migrate (hoặc ./run), rồi chạy lại.\n"
            "This data folder has no database yet. First run: doithoai migrate (or ./run), then try again.",
            file=sys.stderr,
        )
        return 1
    except KeyboardInterrupt:
        return 130
    finally:
        connections.close_all()
    return 0


def tables() -> list[str]:
    """Return the names of the tables that are there; none when the database cannot even be asked."""
    from django.db import DatabaseError, connection

    try:
        return connection.introspection.table_names()
    except DatabaseError:
        return []


def our_commands() -> list[str]:
    """Return the names of the commands of this program, without Django's."""
    import pkgutil

    from doithoai.management import commands

    return sorted(name for _, name, _ in pkgutil.iter_modules(commands.__path__) if not name.startswith("_"))


def overview() -> str:
    """Return the list of commands, each with the first line of its help."""
    import django
    from django.core.management import load_command_class

    django.setup()
    lines = ["Đối Thoại: doithoai LỆNH … (mỗi lệnh có --help)", "           doithoai COMMAND … (--help)", ""]
    lines += [f"  {name:<18}{load_command_class('doithoai', name).help}" for name in our_commands()]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
