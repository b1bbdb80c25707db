"""The commands and their options; each hands its work to the module that does it."""

# Heavy modules are imported inside the commands: help must be quick.
# ruff: noqa: PLC0415

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from api.command_line.allocating import allocate
from api.command_line.options import (
    ArtifactDir,
    Host,
    MarketDir,
    Port,
    Seed,
    WordTable,
    print_lines,
    read_date,
)
from api.command_line.placing import place
from api.command_line.progress import of_share, showing_progress

application = typer.Typer(
    name="jobmatch",
    help="公共就业服务人岗匹配：给人找岗位，给岗位找人，给一批人找用人单位。",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


class Promote(StrEnum):
    """The values of `matching.challenging.Promotion`, without waiting for its learners."""

    BETTER = "better"
    ALWAYS = "always"


@application.command(
    help="用市场文件夹训练模型，写出模型文件夹，并报告双方各依据什么：本单位的记录、先验，或两者。"
)
def train(
    market: MarketDir,
    artifact: ArtifactDir,
    config: Annotated[
        Path | None, typer.Option("--config", metavar="FILE", help="训练配置（TOML），可省略")
    ] = None,
    seed: Seed = 0,
    lexicon: WordTable = None,
    promote: Annotated[
        Promote,
        typer.Option(
            "--promote",
            metavar="WHEN",
            help="何时换用新模型：better 不比原来的差才换（默认），always 不比较直接换",
        ),
    ] = Promote.BETTER,
) -> None:
    """Train on a market folder and print the report."""
    from api.command_line.vocabulary import open_vocabulary, say_words_used
    from matching.challenging import Promotion
    from matching.config import TrainingConfig
    from matching.training import train_artifact

    chosen, vocabulary = TrainingConfig.from_toml(config), open_vocabulary(lexicon)
    words, told = vocabulary.lexicon(), say_words_used(vocabulary)
    with showing_progress() as progress:
        report = train_artifact(
            market,
            artifact,
            config=chosen,
            seed=seed,
            progress=progress,
            lexicon=words,
            promotion=Promotion(promote.value),
        )
    print_lines([*report.lines(), *told])


@application.command(help="生成模拟市场：DIR/market 是市场文件夹，DIR/truth 是单独存放的真值。")
def market(
    seed: Seed,
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="写到哪个文件夹")],
    seekers: Annotated[
        int, typer.Option("--seekers", metavar="N", min=1, max=1_000_000, help="求职人员数")
    ] = 5_000,
    vacancies: Annotated[
        int, typer.Option("--vacancies", metavar="N", min=1, max=1_000_000, help="岗位数")
    ] = 2_000,
) -> None:
    """Write a synthetic market, and its truth apart from it."""
    from data.synthetic import generate_market, write_synthetic

    with showing_progress() as progress:
        share = of_share(progress, "生成模拟市场")
        write_synthetic(generate_market(seed, seekers, vacancies, progress=share), out)
    print_lines([f"已写出：{out / 'market'} 和 {out / 'truth'}"])


@application.command(
    help="评估模型：有真值时对照真值，没有时对照训练截止之后的记录。不给模型、只给 --seeds 或"
    "带真值的市场时，当场训练再评。"
)
def evaluate(  # noqa: PLR0913, PLR0917  # the options of one command
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="报告写到哪个文件夹")],
    artifact: Annotated[
        Path | None, typer.Option("--artifact", metavar="DIR", help="模型文件夹")
    ] = None,
    market: Annotated[
        Path | None, typer.Option("--market", metavar="DIR", help="市场文件夹")
    ] = None,
    truth: Annotated[
        Path | None, typer.Option("--truth", metavar="DIR", help="模拟市场的真值，可省略")
    ] = None,
    seeds: Annotated[
        str | None, typer.Option("--seeds", metavar="LIST", help="模拟市场的种子，如 0,1,2")
    ] = None,
    mask_lexicon: Annotated[
        float | None,
        typer.Option(
            "--mask-lexicon",
            metavar="SHARE",
            min=0,
            max=1,
            help="当场训练时隐去多少口语词条；用 --seeds 时默认 0.4，否则不隐",
        ),
    ] = None,
    log_share: Annotated[
        float,
        typer.Option(
            "--log-share", metavar="SHARE", min=0, max=1, help="当场训练时只用多少记录，如 0.05"
        ),
    ] = 1.0,
    ablation: Annotated[
        bool, typer.Option("--ablation", help="当场训练：逐一去掉读文字的各部分再评")
    ] = False,
    learning_curve: Annotated[
        bool,
        typer.Option("--learning-curve", help="学习曲线：用 0、5%、15%、40%、100% 的记录训练再评"),
    ] = False,
) -> None:
    """Judge a model, or the whole protocol over known markets, and print the report."""
    from api.command_line.evaluating import EvaluationOptions
    from api.command_line.evaluating import evaluate as evaluated

    options = EvaluationOptions(
        artifact, market, truth, seeds, mask_lexicon, log_share, ablation, learning_curve
    )
    print_lines(evaluated(options, out))


@application.command(help="给查询表里的每个人（或每个岗位）排出名次，写成表格。")
def rank(
    artifact: ArtifactDir,
    market: MarketDir,
    queries: Annotated[
        Path,
        typer.Option(
            "--queries", metavar="FILE", help="查询表：seeker_id, as_of 或 vacancy_id, as_of"
        ),
    ],
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="排序结果写到哪个文件")],
    k: Annotated[
        int, typer.Option("--k", metavar="N", min=0, help="每个查询最多几行；0 是全部")
    ] = 0,
) -> None:
    """Answer a file of queries."""
    from matching.ranking import rank_file

    with showing_progress() as progress:
        warnings = rank_file(artifact, market, queries, out, k, progress)
    for warning in warnings:
        typer.echo(f"提示：{warning}", err=True)
    print_lines([f"已写出：{out}"])


application.command(
    help="给一批人同时排名单：名额有限时，让全部名单一起使用后安置的人最多，并给出每个岗位的拥挤价格。"
)(allocate)
application.command(
    help="安排一批人：一人一个岗位，满足名额、起送人数、同户同去等规则，并证明离最好的方案有多远。"
)(place)


@application.command(help="列出模型文件夹里保留的模型：哪个在用，哪些用过，为什么换。")
def models(artifact: ArtifactDir) -> None:
    """List the models that a folder keeps."""
    from api.command_line.versions import list_models

    print_lines(list_models(artifact))


@application.command(help="换回上一个用过的模型，或换用指定的一个；再运行一次又换回来。")
def rollback(
    artifact: ArtifactDir,
    to: Annotated[
        str | None,
        typer.Option("--to", metavar="VERSION", help="模型编号，见 jobmatch models；默认上一个"),
    ] = None,
) -> None:
    """Let an earlier model serve again."""
    from api.command_line.versions import roll_back_model

    print_lines(roll_back_model(artifact, to))


@application.command(help="用训练好的模型提供接口和网页。")
def serve(
    market: MarketDir,
    artifact: ArtifactDir,
    host: Host = "127.0.0.1",
    port: Port = 8000,
    as_of: Annotated[
        str | None,
        typer.Option(
            "--as-of", metavar="DATE", help="按哪一天的情况推荐；默认为最后一条记录的次日"
        ),
    ] = None,
) -> None:
    """Serve a market folder and a model."""
    from api.command_line.serving import serve_folders

    serve_folders(artifact, market, host=host, port=port, as_of=read_date(as_of))


@application.command(
    help="看看模型还合不合用：把训练之后的新记录与训练时相比，给出稳定、留意或请重新训练。"
)
def drift(
    artifact: ArtifactDir,
    market: MarketDir,
    since: Annotated[
        str | None,
        typer.Option(
            "--since", metavar="DATE", help="从哪一天起算新记录；默认为模型最后一条记录的次日"
        ),
    ] = None,
) -> None:
    """Compare the newer part of a market with what a model was trained on."""
    from matching.drift.watching import watch_drift

    start = read_date(since, "--since")
    with showing_progress() as progress:
        report = watch_drift(artifact, market, start, progress)
    print_lines(report.lines())


@application.command(
    name="merge-log",
    help="把服务记下的推荐名单并到市场文件夹的 interactions 后面，写成新表，供训练用。",
)
def merge(
    market: MarketDir,
    out: Annotated[
        Path, typer.Option("--out", metavar="FILE", help="合并后的 interactions 写到哪个文件")
    ],
    log: Annotated[
        Path | None,
        typer.Option("--log", metavar="FILE", help="名单记录；默认用数据文件夹里的那一份"),
    ] = None,
) -> None:
    """Put what the service showed behind a market's interactions."""
    from api.command_line.merging import merge_log

    print_lines(merge_log(market, log, out))


@application.command(help="生成演示市场、训练，并提供接口和网页；第二次启动直接使用已做好的。")
def demo(host: Host = "127.0.0.1", port: Port = 8000) -> None:
    """Make a demo market, train, and serve it."""
    from api.command_line.demo import run_demo

    run_demo(host=host, port=port)


lexicon_application = typer.Typer(
    help="本单位的职业词：检查、增加、从登记资料里找出建议。",
    no_args_is_help=True,
    rich_markup_mode=None,
)
application.add_typer(lexicon_application, name="lexicon")


@lexicon_application.command(help="检查本单位的词表：错误要改，提醒请再看一眼。")
def check(lexicon: WordTable = None) -> None:
    """Check an office's table of words; exit 2 where it cannot be used."""
    from api.command_line.vocabulary import check_words, open_vocabulary

    lines, is_sound = check_words(open_vocabulary(lexicon))
    print_lines(lines)
    if not is_sound:
        raise typer.Exit(2)


@lexicon_application.command(help="把一个词加进本单位的词表，或照填好的建议表采用和不采用。")
def add(
    word: Annotated[str | None, typer.Option("--word", metavar="词", help="要增加的词")] = None,
    occupation: Annotated[
        str | None,
        typer.Option("--occupation", metavar="职业", help="它所指的职业：名称或代码"),
    ] = None,
    decisions: Annotated[
        Path | None,
        typer.Option("--decisions", metavar="FILE", help="填好「决定」一栏的建议表"),
    ] = None,
    lexicon: WordTable = None,
) -> None:
    """Add one word, or take over the decisions of a table."""
    from api.command_line.vocabulary import add_words, open_vocabulary

    print_lines(add_words(open_vocabulary(lexicon, may_be_new=True), word, occupation, decisions))


@lexicon_application.command(help="从市场文件夹里找出词典没有的词，写成待决定的建议表。")
def suggest(
    market: MarketDir,
    out: Annotated[
        Path, typer.Option("--out", metavar="FILE", help="建议表写到哪个文件（.xlsx、.csv）")
    ],
    lexicon: WordTable = None,
) -> None:
    """Suggest words of a register that the lexicon lacks."""
    from api.command_line.vocabulary import open_vocabulary, suggest_words

    print_lines(suggest_words(open_vocabulary(lexicon), market, out))
