"""`serasi measure score`: files of every shape, bad input by number and row, or nothing."""

from __future__ import annotations

import csv
import json

import numpy as np
import pytest
from click.testing import CliRunner

from serasi.cli.main import cli
from serasi.science import harmony
from tests.science.harmony.simulated import population, survey

PLAN = 'id="resp"\narea="kab"\nstratum="strata"\npsu="desa"\nweight="bobot"\n'
HEADING = ["resp", "kab", "strata", "desa", "bobot", *harmony.NEWEST.codes, "menit"]
PLACE = {name: index for index, name in enumerate(HEADING)}


@pytest.fixture(scope="module")
def sheet():
    """A wave of some 400 people in three areas, as rows of text with their heading."""
    rng = np.random.default_rng(11)
    drawn = survey(rng, population(rng, strata=6, villages=12, people=60), a_stratum=5)
    rows = [HEADING]
    for at, answers in enumerate(drawn.answers.astype(int).tolist()):
        stratum, village = drawn.stratum[at], drawn.psu[at]
        rows.append(
            [f"R{at}", f"35.0{stratum // 2}", f"s{stratum}", f"d{village}",
             f"{drawn.weight[at]:.6f}", *map(str, answers), "14"]
        )  # fmt: skip
    return rows


@pytest.fixture
def score(tmp_path):
    def run(rows, *flags, plan=PLAN, mark=",", encoding="utf-8"):
        answers, design = tmp_path / "jawaban.csv", tmp_path / "rancangan.toml"
        if isinstance(rows, bytes):
            answers.write_bytes(rows)
        else:
            with answers.open("w", newline="", encoding=encoding) as stream:
                csv.writer(stream, delimiter=mark).writerows(rows)
        design.write_text(plan, encoding="utf-8")
        return CliRunner().invoke(cli, ["measure", "score", str(answers), str(design), *flags])

    return run


def changed(rows, *cells):
    """The sheet with some cells changed: (spreadsheet row, column, text)."""
    out = [list(row) for row in rows]
    for row, column, text in cells:
        out[row - 1][PLACE[column]] = text
    return out


def test_json_keeps_the_contract(sheet, score):
    result = score(sheet, "--json")
    assert result.exit_code == 0
    told = json.loads(result.stdout)
    assert {"areas", "all", "quality"} <= set(told)
    assert list(told["areas"]) == ["35.00", "35.01", "35.02"]
    for one in [*told["areas"].values(), told["all"]]:
        assert set(one["attitudes"]) == set(harmony.ATTITUDES)
        assert set(one["attitudes"]["A1"]) == {"mean", "se", "lo", "hi", "deff", "n", "clusters"}
        assert set(one["sila"]) == set(harmony.SILA)
        assert isinstance(one["sila"]["S1"], float)
        assert one["index_geo"] <= one["index_arith"]
        assert one["category"] in {"Sangat Serasi", "Serasi", "Kurang Serasi", "Tidak Serasi"}
        assert one["on_boundary"] in (True, False)
    assert sum(one["n"] for one in told["areas"].values()) == told["all"]["n"] == len(sheet) - 1
    assert told["quality"]["scales"]["sheets"] == len(sheet) - 1


def test_the_table_is_for_people(sheet, score):
    result = score(sheet)
    assert result.exit_code == 0
    assert "Seluruh sampel" in result.stdout
    assert "Hidup rukun" in result.stdout
    assert "Mutu data" in result.stdout
    assert "." not in result.stdout.split("Seluruh sampel")[1].split("\n")[0]


@pytest.mark.parametrize(
    ("mark", "encoding"), [(";", "utf-8-sig"), ("\t", "utf-16"), (",", "cp1252"), (";", "utf-8")]
)
def test_separators_marks_and_decimal_commas_change_nothing(sheet, score, mark, encoding):
    want = json.loads(score(sheet, "--json").stdout)
    local = [
        [cell.replace(".", ",") if at == PLACE["bobot"] else cell for at, cell in enumerate(row)]
        for row in sheet
    ]
    local[0] = ["inserasi/" + name if name.startswith("A") else name for name in local[0]]
    result = score(local, "--json", mark=mark, encoding=encoding)
    assert result.exit_code == 0
    assert json.loads(result.stdout)["areas"] == want["areas"]


def test_the_order_of_rows_changes_nothing(sheet, score):
    one = json.loads(score(sheet, "--json").stdout)["all"]
    two = json.loads(score([sheet[0], *sheet[:0:-1]], "--json").stdout)["all"]
    assert two["index_geo"] == pytest.approx(one["index_geo"], rel=1e-12)
    assert two["index_interval"]["se"] == pytest.approx(one["index_interval"]["se"], rel=1e-9)


BAD_CELLS = [
    ([(17, "strata", "")], "S1316", "Baris 17, kolom strata"),
    ([(17, "bobot", "0")], "S1315", "Baris 17, kolom bobot: bobot 0"),
    ([(17, "bobot", "-2,5")], "S1315", "bobot -2,5"),
    ([(17, "bobot", "inf")], "S1315", "bobot inf"),
    ([(17, "A7b", "7")], "S1312", "Baris 17, kolom A7b: 7"),
    ([(17, "A7b", "ya")], "S1312", "kolom A7b: ya"),
    ([(17, "resp", "R3")], "S1314", "Baris 17: responden R3 (baris 5)"),
]


@pytest.mark.parametrize(("cells", "number", "words"), BAD_CELLS)
def test_a_bad_cell_is_named_with_its_row_and_nothing_is_counted(
    sheet, score, cells, number, words
):
    result = score(changed(sheet, *cells), "--json")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert f"({number})" in result.stderr
    assert words in result.stderr
    assert result.stderr.rstrip().endswith("(S1302)")


def test_a_block_that_moved_is_one_problem_with_its_rows(sheet, score):
    at = PLACE["desa"]
    moved = [row if place == 0 else [*row[:at], "", *row[at:-1]] for place, row in enumerate(sheet)]
    result = score(moved)
    assert result.exit_code == 2
    assert f"Baris 2 sampai {len(sheet)}: isi bergeser satu kolom ke kanan" in result.stderr
    assert "mulai kolom desa" in result.stderr
    assert result.stderr.count("\n") == 2


def test_a_block_that_moved_left_is_not_taken_for_slips(sheet, score):
    at = PLACE["A2a"]
    moved = [row if p == 0 else [*row[:at], *row[at + 1 :], ""] for p, row in enumerate(sheet)]
    result = score(moved)
    assert result.exit_code == 2
    assert f"Baris 2 sampai {len(sheet)}: isi bergeser satu kolom ke kiri" in result.stderr


def test_one_wrong_cell_is_a_slip_and_no_shift(sheet, score):
    result = score(changed(sheet, (9, "A5a", "44"), (20, "A1a", "6")))
    assert "bergeser" not in result.stderr
    assert result.stderr.count("(S1312)") == 3


@pytest.mark.parametrize("side", ["kiri", "kanan"])
def test_items_that_moved_with_only_valid_cells_are_seen_by_their_direction(sheet, score, side):
    at = PLACE["A4b"]
    moved = []
    for row in sheet[1:]:
        row = [*row[:-1], "4"]
        cut = [*row[:at], "3", *row[at:-1]] if side == "kiri" else [*row[:at], *row[at + 1 :], "3"]
        moved.append(cut)
    result = score([HEADING, *moved])
    assert result.exit_code == 2
    assert "(S1325)" in result.stderr
    assert f"butir di {side}nya" in result.stderr
    assert score([HEADING, *moved], plan=PLAN + 'accept = ["S1325"]').exit_code == 0


def test_rows_of_another_length_are_told(sheet, score):
    broken = [list(row) for row in sheet]
    broken[4] = [*broken[4], "x", "y"]
    result = score(broken)
    assert result.exit_code == 2
    assert f"Baris 5: isi {len(HEADING) + 2} sel, judulnya {len(HEADING)}" in result.stderr


def test_missing_doubled_and_strange_columns_are_told(sheet, score):
    heading = ["resp", *HEADING[1:]]
    heading[PLACE["A3c"]] = "A3d"
    heading[PLACE["menit"]] = "desa"
    result = score([heading, *sheet[1:]])
    assert result.exit_code == 2
    for words in ("Kolom A3c tidak ada", "Kolom A3d bukan butir", "desa ada dua kali"):
        assert words in result.stderr


def test_mixed_versions_of_the_instrument_are_refused(sheet, score):
    rows = [[*HEADING, "versi"], *([*row, "inserasi-1"] for row in sheet[1:])]
    plan = PLAN + 'version="versi"\n'
    assert score(rows, plan=plan).exit_code == 0
    rows[7][-1] = "inserasi-0"
    result = score(rows, plan=plan)
    assert result.exit_code == 2
    assert "Baris 8: versi instrumen inserasi-0 lain dari inserasi-1" in result.stderr


def test_who_withdrew_is_not_counted_and_the_row_is_told(sheet, score):
    result = score(sheet, "--json", plan=PLAN + 'withdrawn=["R7", "R9999"]\n')
    assert result.exit_code == 0
    assert "Baris 9: responden R7 menarik persetujuannya" in result.stderr
    assert "R9999" in result.stderr
    told = json.loads(result.stdout)
    assert (told["quality"]["withdrawn"], told["all"]["n"]) == (1, len(sheet) - 2)
    rows = [[*HEADING, "tarik"], *([*row, ""] for row in sheet[1:])]
    rows[8][-1] = "ya"
    marked = json.loads(score(rows, "--json", plan=PLAN + 'withdrawn="tarik"\n').stdout)
    assert marked["areas"] == told["areas"]


def test_one_cluster_in_a_stratum_is_counted_by_the_stated_rule_and_told(sheet, score):
    rows = [[*row[:3], "d0" if row[2] == "s0" else row[3], *row[4:]] for row in sheet]
    result = score(rows, "--json")
    assert result.exit_code == 0
    assert "Strata s0 hanya punya satu klaster" in result.stderr
    problems = json.loads(result.stdout)["quality"]["problems"]
    assert [one["code"] for one in problems] == ["S1317"]


def test_a_small_area_is_nowhere_in_json_or_table(sheet, score):
    rows = [sheet[0], *(list(row) for row in sheet[1:])]
    villages = sorted({row[3] for row in rows[1:] if row[1] == "35.00"})[:2]
    for row in rows[1:]:
        if row[3] in villages:
            row[1] = "kecil"
    told = json.loads(score(rows, "--json").stdout)
    small = told["areas"]["kecil"]
    assert small["suppressed"]
    numbers = [small["n"], small["index_geo"], small["index_arith"], small["category"]]
    numbers += [value for one in small["attitudes"].values() for value in one.values()]
    numbers += [*small["sila"].values(), *small["index_interval"].values()]
    numbers += [value for one in small["items"].values() for value in one.values()]
    assert set(numbers) == {None}
    also = [name for name, one in told["areas"].items() if one["suppressed"]]
    assert len(also) == 2
    text = score(rows).stdout
    line = next(line for line in text.splitlines() if line.startswith("kecil"))
    assert not any(letter.isdigit() for letter in line.split("kurang dari")[0])


def intervals_in(told, path=""):
    if isinstance(told, dict):
        for key, value in told.items():
            yield from intervals_in(value, f"{path}.{key}")
    elif isinstance(told, list):
        for value in told:
            yield from intervals_in(value, path)
    elif told is not None and path.rsplit(".", 1)[-1].endswith(
        ("se", "lo", "hi", "low", "high", "deff", "error", "on_boundary")
    ):
        yield path


def test_an_open_link_is_labelled_and_has_no_error_anywhere(sheet, score):
    plan = 'id="resp"\narea="kab"\nmode="partisipatif"\n'
    told = json.loads(score(sheet, "--json", plan=plan).stdout)
    assert told["mode"] == "partisipatif"
    assert "tidak mewakili penduduk" in told["label"]
    assert told["all"]["index_geo"] is not None
    assert list(intervals_in(told)) == []
    assert told["order"] is None
    text = score(sheet, plan=plan).stdout
    assert "partisipatif" in text
    assert "–" not in text.split("Sepuluh sikap, seluruh sampel")[1].split("Sila")[0]


def test_weights_of_experts_are_used_and_named(sheet, score):
    points = "\n".join(f"{code} = {0.55 if code == 'A7' else 0.05}" for code in harmony.ATTITUDES)
    plan = PLAN + f'[weights]\nversion = "pakar-1"\nsource = "rapat"\n{points}\n'
    told = json.loads(score(sheet, "--json", plan=plan).stdout)
    equal = json.loads(score(sheet, "--json").stdout)
    assert told["weights"]["version"] == "pakar-1"
    assert told["all"]["index_geo"] < equal["all"]["index_geo"]
    assert told["rank_stability"]["spearman_with_equal"] <= 1


@pytest.mark.parametrize(
    ("plan", "words"),
    [
        ("id = \n", "bukan TOML"),
        ('id="resp"\narea="kab"\n', "stratum belum ada"),
        (PLAN + 'warna="x"\n', "warna tidak dikenal"),
        (PLAN + 'mode="acak"\n', "mode acak"),
        (PLAN + 'instrument="inserasi-9"\n', "inserasi-9 tidak dikenal"),
        (PLAN + "replicates=-1\n", "replicates"),
        (PLAN + '[weights]\nversion="x"\nA1=1.0\n', "A1 sampai A10"),
    ],
)
def test_a_bad_design_file_says_what_to_write(sheet, score, plan, words):
    result = score(sheet, plan=plan)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert words in result.stderr
    assert "(S1304)" in result.stderr


@pytest.mark.parametrize(
    ("content", "number"),
    [(b"", "S1301"), (",".join(HEADING).encode(), "S1303"), (b"\x89PNG\x00\x01", "S1302")],
)
def test_files_that_are_no_answers_are_refused(score, content, number):
    result = score(content)
    assert result.exit_code == 2
    assert f"({number})" in result.stderr
    assert result.exception is None or isinstance(result.exception, SystemExit)


def test_a_file_that_is_not_there_is_refused(tmp_path):
    missing = str(tmp_path / "tidak.csv")
    result = CliRunner().invoke(cli, ["measure", "score", missing, missing])
    assert result.exit_code == 2
    assert "(S1304)" in result.stderr


def test_a_share_drawn_and_a_count_of_clusters_are_the_same_correction(sheet, score):
    plan = PLAN + 'fpc="populasi"\n'
    errors = []
    for fpc in ("12", "0.4166666666666667"):
        rows = [[*HEADING, "populasi"], *([*row, fpc] for row in sheet[1:])]
        result = score(rows, "--json", plan=plan)
        assert result.exit_code == 0
        errors.append(json.loads(result.stdout)["all"]["index_interval"]["se"])
    assert errors[0] == pytest.approx(errors[1], rel=1e-9)
    whole = json.loads(score(sheet, "--json").stdout)["all"]["index_interval"]["se"]
    assert errors[0] == pytest.approx(whole * np.sqrt(1 - 5 / 12), rel=1e-9)
