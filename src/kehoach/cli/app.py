"""The command line: finds the command, turns every error into one line and an exit status."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click

from kehoach.errors import MissingExtra, PlanError, UnreadableFile
from kehoach.messages import cli as say
from kehoach.messages import speak
from kehoach.messages.text import LANGUAGES, Language

if TYPE_CHECKING:
    from collections.abc import Callable

FINE, LOOK, FAILED = 0, 1, 2
WRITTEN = ("output", "dir", "failures")  # parameters that name what is written
# Command -> the module that makes it. A command's name may be a Python keyword (import).
COMMANDS = {
    "extract": "extract",
    "check": "check",
    "import": "importing",
    "search": "search",
    "compare": "comparing",
    "diff": "differing",
    "calendar": "calendars",
    "serve": "serving",
    "export": "exporting",
    "sample": "sampling",
    "evidence": "evidence",
    "correct": "correct",
    "forget": "forget",
    "evaluate": "evaluate",
    "explain": "explain",
    "rules": "rules",
    "doctor": "doctor",
    "schema": "schema",
}


def _translated(record: tuple[str, str]) -> tuple[str, str]:
    """An option's help line, click's own English words put into the chosen language."""
    name, text = record
    for english, message in (("required", say.REQUIRED), ("default: ", say.DEFAULT)):
        text = text.replace(f"[{english}", f"[{message()}")
    return name, text


class Speaking(click.Command):
    """A command whose help is in the chosen language and whose results never replace what it reads."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run it. Raises ``PlanError`` where a result cannot be written, or would replace a file that is read."""
        _place_for_what_is_written(ctx.params)
        _spare_what_is_read(ctx.params)
        return super().invoke(ctx)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the usage line."""
        pieces = self.collect_usage_pieces(ctx)
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix=f"{say.USAGE()} ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options under a heading."""
        options = [p for p in self.get_params(ctx) if isinstance(p, click.Option)]
        records = [_translated(r) for p in options if (r := p.get_help_record(ctx)) is not None]
        if records:
            with formatter.section(say.OPTIONS_HEADING()):
                formatter.write_dl(records)
        if isinstance(self, click.Group):
            self.format_commands(ctx, formatter)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The ``--help`` option, described in the chosen language."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = say.OPTIONS["help"]()
        return option


def _place_for_what_is_written(params: Mapping[str, Any]) -> None:
    """Raise ``PlanError`` where a file is to be written in a folder that is not there, before any work."""
    for name in ("output", "failures"):
        target = params.get(name)
        if isinstance(target, Path) and not target.parent.exists():
            raise PlanError(say.NO_SUCH_FOLDER(path=target, folder=target.parent))


def _spare_what_is_read(params: Mapping[str, Any]) -> None:
    """Raise ``PlanError`` where the file to write is one of the files given to be read."""
    for name in WRITTEN:
        target = params.get(name)
        if not isinstance(target, Path) or not os.path.isfile(target):
            continue
        for value in (value for key, value in params.items() if key not in WRITTEN):
            for given in value if isinstance(value, tuple) else (value,):
                if isinstance(given, (str, Path)) and os.path.isfile(given) and target.samefile(given):
                    raise PlanError(say.SAME_FILE(path=target))


class SpeakingGroup(Speaking, click.Group):
    """A group whose help is in the chosen language."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands under a heading."""
        with formatter.section(say.COMMANDS_HEADING()):
            formatter.write_dl(self._short(ctx))

    def _short(self, ctx: click.Context) -> list[tuple[str, str]]:
        """Every command with one line of help."""
        return [(name, one.get_short_help_str(200)) for name, one in sorted(self.commands.items())]


class Lazy(SpeakingGroup):
    """The group of all commands; a command's module is imported when it is run."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """Make one command, or ``None``."""
        if name not in COMMANDS:
            return None
        make: Callable[[], click.Command] = import_module(f"kehoach.cli.{COMMANDS[name]}").command
        return make()

    def _short(self, ctx: click.Context) -> list[tuple[str, str]]:
        # From the catalogue: no command's module is needed, so that help comes at once.
        return [(name, say.HELP[name]().split("\n", 1)[0]) for name in COMMANDS]


def command(name: str, *params: click.Parameter, run: Callable[..., int | None]) -> click.Command:
    """A command with its help from the catalogue and the ``--lang`` option."""
    own = [*params, lang_option()]
    return Speaking(name.rsplit("-", 1)[-1], params=cast(Any, own), callback=run,
                    help=say.HELP[name]())  # fmt: skip


def lang_option() -> click.Option:
    """``--lang``, read before anything else; here so that help and parser know it."""
    return click.Option(
        ["--lang"], type=click.Choice(LANGUAGES), expose_value=False, help=say.OPTIONS["lang"]()
    )


def _wanted(arguments: Sequence[str]) -> Language | None:
    """The language asked for anywhere on the command line."""
    for index, argument in enumerate(arguments):
        if argument == "--":
            break
        value = argument.removeprefix("--lang=")
        if argument == "--lang":
            value = arguments[index + 1] if index + 1 < len(arguments) else ""
        elif value == argument:
            continue
        if value in LANGUAGES:
            return value
    return None


def _version(ctx: click.Context, _: click.Parameter, asked: bool) -> None:
    if asked:
        from kehoach.scale.run import engine_version

        click.echo(f"kehoach {engine_version()}")
        ctx.exit()


def _app() -> click.Group:
    version = click.Option(
        ["--version"], is_flag=True, is_eager=True, expose_value=False, callback=_version,
        help=say.OPTIONS["version"](),
    )  # fmt: skip
    return Lazy("kehoach", params=[lang_option(), version], help=say.HELP["kehoach"](),
                no_args_is_help=True)  # fmt: skip


def _bad_value(error: click.BadParameter, name: str, path: str) -> str:
    """What an option takes: its choices, its bounds; else where it is explained."""
    kind = error.param.type if error.param else None
    if isinstance(kind, click.Choice):
        if isinstance(error.param, click.Argument):
            return say.NO_SUCH_CHOICE(choices=", ".join(map(str, kind.choices)))
        return say.BAD_CHOICE(name=name, choices=", ".join(map(str, kind.choices)))
    if isinstance(kind, click.IntRange | click.FloatRange):
        least, most = kind.min, kind.max
        if least is not None and most is not None:
            return say.OUT_OF_RANGE(name=name, least=f"{least:g}", most=f"{most:g}")
        if least is not None:
            return say.TOO_SMALL(name=name, least=f"{least:g}")
    return say.BAD_VALUE(name=name, command=path)


def _usage(error: click.UsageError) -> str:
    """One line for a wrong use, in the chosen language."""
    path = error.ctx.command_path if error.ctx else "kehoach"
    if isinstance(error, click.NoSuchOption):
        return say.NO_SUCH_OPTION(name=error.option_name, command=path)
    name = ""
    if isinstance(error, click.BadParameter) and error.param is not None:
        param = error.param
        name = param.opts[-1] if isinstance(param, click.Option) else param.human_readable_name
    if isinstance(error, click.MissingParameter):
        return say.MISSING_VALUE(name=name, command=path)
    if isinstance(error, click.BadParameter):
        return _bad_value(error, name, path)
    if "command" in error.message.lower() and error.ctx and isinstance(error.ctx.command, Lazy):
        given = error.message.split("'", 2)[1] if "'" in error.message else ""
        near = get_close_matches(given, COMMANDS, 1)
        return say.NO_SUCH_COMMAND_NEAR(name=given, near=near[0]) if near else say.NO_SUCH_COMMAND(name=given)
    return say.BAD_USE(command=path)


def one_line(error: BaseException) -> str:
    """What went wrong and what to do, on one line."""
    if isinstance(error, click.UsageError):
        return _usage(error)
    if isinstance(error, click.ClickException):
        return error.format_message()
    if isinstance(error, UnreadableFile):
        from kehoach.messages.importing import REASONS
        from kehoach.read.needs import missing

        reason = REASONS.get(error.reason)
        advice = missing(error.needs) or (reason() if reason else "")
        return f"{advice} [{error}]" if advice else str(error)
    if isinstance(error, MissingExtra):
        return say.NEEDS_EXTRA(package=error.package, extra=error.extra)
    if isinstance(error, PlanError):
        return str(error)
    if isinstance(error, OSError):
        path = error.filename or ""
        if isinstance(error, IsADirectoryError) or path and os.path.isdir(path):
            return say.IS_A_FOLDER(path=path)
        known = say.REFUSALS.get(error.errno or 0)
        return say.CANNOT_USE(path=path, detail=known() if known else error.strerror or str(error))
    return say.BUG(detail=f"{type(error).__name__}: {error}")


def _utf8() -> None:
    """Write UTF-8 whatever the console's code page is, with ``\\n`` line ends."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="replace", newline="\n")


def _run(arguments: Sequence[str]) -> int:
    status = _app().main(list(arguments), prog_name="kehoach", standalone_mode=False)
    return int(status or FINE)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and give the exit status; ``arguments`` default to ``sys.argv``."""
    arguments = sys.argv[1:] if arguments is None else arguments
    _utf8()
    speak(_wanted(arguments))
    try:
        return _run(arguments)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message())
        return FINE
    except (click.Abort, KeyboardInterrupt):
        click.echo(f"kehoach: {say.INTERRUPTED()}", err=True)
        return FAILED
    except (BrokenPipeError, SystemExit):
        # The reader of our output went away (kehoach … | head): nothing is wrong. Click, which
        # exits by itself in this case only, has silenced the streams.
        return FINE
    except Exception as error:
        if os.environ.get("KEHOACH_DEBUG"):
            raise
        line = " ".join(one_line(error).split())
        click.echo(f"kehoach: {line}", err=True)
        return FAILED
    finally:
        speak(None)
