"""`python -m benchmarks.fit`: fit the weights of the signs, show them cross-validated by site, write them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import click

from benchmarks.fit.crossval import FOLDS, cross_validate
from benchmarks.fit.model import sample, train
from benchmarks.fit.pages import labelled_pages
from benchmarks.roles import SCORED, Tally, core_mean, score
from bodycopy.classify.signs import VERSION, VIEWS, Weights

SHARED = Path(__file__).resolve().parents[3] / "shared"
WEIGHTS = Path(__file__).resolve().parents[2] / "src" / "bodycopy" / "classify" / "weights.json"
STRENGTH = 1.0


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--shared", type=click.Path(path_type=Path), default=SHARED, help="The folder with corpus/ and roles/.")
@click.option("--view", "views", multiple=True, type=click.Choice(VIEWS), help="Only this view (repeatable).")
@click.option("--strength", default=STRENGTH, show_default=True, help="How strongly weights are drawn to the priors.")
@click.option("--folds/--no-folds", default=True, help="Cross-validate by site first.")
@click.option("--write/--no-write", default=True, help="Write the weights file of the package.")
def main(shared: Path, views: tuple[str, ...], strength: float, folds: bool, write: bool) -> None:
    """Fit how much each sign speaks for each role, on pages whose every line is labelled.

    \b
    python -m benchmarks.fit --no-write           # cross-validated figures only
    python -m benchmarks.fit --no-folds           # write the weights only
    """
    if not (shared / "roles").is_dir():
        raise click.ClickException(f"no labelled pages in {shared}: give the folder that holds roles/ with --shared")
    tables: dict[str, Weights] = {}
    for view in views or VIEWS:
        samples = [sample(page) for page in labelled_pages(shared, view)]
        click.echo(f"{view}: {len(samples)} pages, {sum(len(s.signs) for s in samples)} lines")
        if folds:
            _show(samples, strength)
        if write:
            tables[view] = train(samples, strength)
    if write:
        _write(tables)


def _show(samples: list, strength: float) -> None:  # type: ignore[type-arg]
    totals: dict[str, Tally] = {}
    for number, tallies in enumerate(cross_validate(samples, strength), start=1):
        click.echo(f"fold {number} of {FOLDS}", err=True)
        for source, tally in tallies.items():
            totals.setdefault(source, Tally()).add(tally)
    for source, tally in sorted(totals.items()):
        if source != "gapped":
            click.echo(f"{source}: accuracy {tally.accuracy:.3f}, mean of the core roles {core_mean(tally):.3f}")
            for role in SCORED:
                found = score(tally, role)
                wrong = ", ".join(f"{name} {count}" for name, count in found.taken_for)
                click.echo(
                    f"  {role:11} words F1 {found.word_f1:.3f}  lines F1 {found.line_f1:.3f}"
                    f"  lines {found.labelled_lines:5}  taken for: {wrong}"
                )


def _write(tables: Mapping[str, Weights]) -> None:
    kept = json.loads(WEIGHTS.read_text(encoding="utf-8")) if WEIGHTS.exists() else {}
    data = {"version": VERSION, **{view: kept.get(view, {}) for view in VIEWS}}
    for view, weights in tables.items():
        data[view] = {name: dict(sorted(roles.items())) for name, roles in sorted(weights.items()) if roles}
    lines = [f'"version": {data.pop("version")}']
    for view, table in data.items():
        rows = ",\n".join(f"{json.dumps(name)}: {json.dumps(roles)}" for name, roles in table.items())
        lines.append(f'"{view}": {{\n{rows}\n}}')
    WEIGHTS.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    click.echo(f"wrote {WEIGHTS.name}: {WEIGHTS.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
