"""Invented files of the three sources: people, groups and events that never were."""

from __future__ import annotations

UCDP_HEAD = (
    "id,relid,year,type_of_violence,side_a,side_b,source_article,where_prec,where_coordinates,"
    "adm_1,adm_2,latitude,longitude,country,date_prec,date_start,date_end,best,high,low,catatan"
)
UCDP_TAGS = (
    ",,#date+year,,#group+name+first,#group+name+second,#meta+source,,#loc+name,#adm1+name,"
    "#adm2+name,#geo+lat,#geo+lon,#country+name,,#date+start,#date+end,#affected+killed,,,"
)
UCDP_ROWS = (
    '901,ID-1,2025,2,Kelompok Satu,Kelompok Dua,"Kabar Rekaan, 2025-03-02, ""Ribut"" di ladang",'
    "1,Wuluhan,East Java province,Jember regency,-8.360000,113.530000,Indonesia,1,"
    "2025-03-01 00:00:00.000,2025-03-02 00:00:00.000,3,4,2,  tepi spasi  ",
    '902,ID-2,2025,1,"Pemerintah, rekaan",Barisan Rekaan,"dua\nbaris",4,Jawa Timur,'
    "East Java province,,-8.1,113.7,Indonesia,4,2025-05-01 00:00:00.000,"
    '2025-05-31 00:00:00.000,0,0,0,"=1+1"',
    "903,ID-3,2024,3,Kelompok Tiga,Warga,,2,Muncar,,Banyuwangi regency,-8.43,114.33,Indonesia,2,"
    "2024-07-26 00:00:00.000,2024-07-29 00:00:00.000,1,1,1,",
)


def ucdp(*rows: str, tags: bool = True, end: str = "\r\n", mark: bytes = b"") -> bytes:
    """Return a UCDP file of the rows, by default all three."""
    lines = [UCDP_HEAD, *([UCDP_TAGS] if tags else []), *(rows or UCDP_ROWS)]
    return mark + (end.join(lines) + end).encode()


def changed(row: str, old: str, new: str) -> str:
    """Return a row with one piece of it written anew."""
    assert old in row
    return row.replace(old, new)


ACLED = (
    b"event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,"
    b"actor2,country,admin1,admin2,location,latitude,longitude,geo_precision,source,notes,"
    b"fatalities,timestamp\n"
    b"IDN901,24 November 2025,2025,1,Demonstrations,Protests,Peaceful protest,Warga Rekaan,,"
    b"Indonesia,East Java,Jember,Wuluhan,-8.36,113.53,1,Kabar Rekaan,,0,1764000000\n"
    b"IDN902,2025-11-25,2025,2,Political violence,Riots,Mob violence,Pemuda Rekaan,,Indonesia,"
    b"East Java,Banyuwangi,Muncar,-8.43,114.33,2,Kabar Rekaan,,1,1764000001\n"
    b"IDN903,2025-11-26,2025,1,Political violence,Riots,Perang bubat,Pemuda Rekaan,,Indonesia,"
    b"East Java,Jember,Ambulu,-8.35,113.61,1,Kabar Rekaan,,,1764000002\n"
)
SNPK = (
    b"id_kejadian;tanggal_kejadian;provinsi;kabupaten;kecamatan;jenis_kekerasan;kil_total;"
    b"inj_total;sumber\n"
    b"S-1;02/03/2014;Jawa Timur;Kab. Jember;Wuluhan;Konflik Identitas;0;4;Kabar Rekaan\n"
    b"S-2;03/03/2014;Jawa Timur;Banyuwangi;Muncar;Pemilihan dan Jabatan;1;0;Kabar Rekaan\n"
    b"S-3;04/03/2014;Jawa Timur;Jember;Ambulu;Jenis Rekaan;;;Kabar Rekaan\n"
)
