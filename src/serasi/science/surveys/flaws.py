"""What can be wrong with a survey's input, by number, with what to do next."""

from __future__ import annotations

SENTENCES = {
    "S580": "Ukuran data tidak cocok: {value}.",
    "S581": "Bobot tidak sah pada baris {value}: harus bilangan lebih dari 0.",
    "S582": "Strata kosong pada baris {value}; isi strata setiap baris.",
    "S583": "Klaster (PSU) kosong pada baris {value}; isi klaster setiap baris.",
    "S584": "Jumlah klaster dalam populasi tidak sah: {value}.",
    "S585": "Strata {value} hanya punya satu klaster (PSU); gabungkan dengan strata lain, "
    "atau pilih aturan klaster tunggal.",
    "S586": "Pilihan {value} tidak sah; lihat dokumentasi fungsi.",
    "S587": "Nilai {value} tidak sah: harus di antara 0 dan 1.",
    "S588": "Batas pengali bobot {value} tidak sah: yang bawah 0 sampai di bawah 1, "
    "yang atas di atas 1.",
    "S589": "Baris {value}: golongan kosong, atau tidak punya jumlah penduduk; lengkapi margin.",
    "S590": "Margin {value}: jumlah penduduk harus di atas 0 dan harus ada respondennya; "
    "gabungkan dengan golongan lain.",
    "S591": "Jumlah penduduk margin tidak sama: {value}; pakai data dari satu sumber.",
    "S592": "Tidak ada margin untuk pembobotan.{value}",
    "S593": "Batas bobot terlalu sempit untuk satu golongan. {value}. "
    "Lebarkan batas atau gabungkan golongan.",
    "S594": "Batas bobot terlalu sempit untuk semua margin bersama. {value}. "
    "Lebarkan batas atau kurangi margin.",
    "S595": "Margin saling bertentangan pada golongan tanpa responden. {value}. "
    "Gabungkan golongan atau kurangi margin.",
    "S596": "Pembobotan belum mencapai jumlah penduduk. {value}. Tambah putaran.",
    "S597": "Golongan {value}: tidak satu pun menjawab; gabungkan dengan golongan lain.",
    "S598": "Ukuran atau jumlah tidak sah: {value}.",
    "S599": "Terlalu banyak klaster untuk cara ini ({value}); pakai bootstrap.",
}
"""Number → Indonesian sentence, a `str.format` template."""


class Refused(ValueError):  # noqa: N818 - a refusal that the caller can mend
    """Input that no sound figure can be given for; `number` is a key of `SENTENCES`."""

    def __init__(self, number: str, value: object) -> None:
        self.number = number
        self.value = value
        super().__init__(f"{SENTENCES[number].format(value=value)} ({number})")
