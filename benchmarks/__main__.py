"""The command line of the benchmark suite: `python -m benchmarks`, from a checkout."""

from __future__ import annotations

import logging
import warnings

import click

from benchmarks.commands.draw import draw_command
from benchmarks.commands.everything import all_command
from benchmarks.commands.metadata import metadata_command
from benchmarks.commands.quality import quality_command
from benchmarks.commands.speed import speed_command


@click.group(context_settings={"max_content_width": 100})
def main() -> None:
    """Measure how right and how fast bodycopy is, next to other extractors.

    The fixtures of the checkout are always there. Corpora of real pages are read from a folder beside the checkout, and
    are left out with a sentence where it is absent; public sets are read from wherever you have them. Other extractors
    come with: pip install -e '.[bench]', then pip install -e '.[peers]'.

    \b
    Examples:
      python -m benchmarks quality                         all corpora, bodycopy alone
      python -m benchmarks quality --corpus fixtures --peers all
      python -m benchmarks quality --corpus fixtures --worst 3
      python -m benchmarks quality --check                 what CI runs
      python -m benchmarks speed --passes 3                CPU time a page, with all peers
      python -m benchmarks all                             everything, and the README's figures and charts anew
    """


for command in (quality_command, speed_command, metadata_command, draw_command, all_command):
    main.add_command(command)


if __name__ == "__main__":
    warnings.simplefilter("ignore")  # what other extractors warn of, and what they log
    logging.disable()
    main(prog_name="python -m benchmarks")
