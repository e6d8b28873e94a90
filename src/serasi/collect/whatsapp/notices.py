"""Recognises what WhatsApp itself says in a chat, in Indonesian and English."""

from __future__ import annotations

import re

_ACTS = re.compile(
    r"end-to-end encrypted|(?:di|ter)enkripsi (?:secara |dengan )?(?:end-to-end|ujung ke ujung)"
    r"|created (?:this )?(?:group|community)|membuat (?:grup|komunitas)"
    r"|\badded\b|\bmenambahkan\b|\bditambahkan\b|\bwas added\b"
    r"|\bjoined\b|\bbergabung\b"
    r"|\bleft(?: the group)?\.?$|\b(?:telah )?keluar(?: dari grup)?\.?$"
    r"|\bremoved\b|\bmengeluarkan\b|\bdikeluarkan\b"
    r"|changed (?:the|this|their|his|her|your|to|from)\b|\bmengubah (?:subjek|nama|deskripsi|ikon|"
    r"foto|gambar|pengaturan|setelan|nomor)|\bganti(?:ng)? nomor|\bmengganti (?:nomor|subjek|nama)"
    r"|phone number (?:has )?changed|nomor (?:telepon )?.*\b(?:berubah|diganti)|berganti nomor"
    r"|security code|kode keamanan"
    r"|(?:now|no longer) an admin|(?:sekarang|kini|bukan lagi|tidak lagi) (?:menjadi )?admin"
    r"|menjadikan .* admin|\bpinned a message|menyematkan pesan"
    r"|disappearing messages|pesan sementara"
    r"|missed (?:group )?(?:voice|video) call|panggilan (?:suara|video|grup).*tak ter?jawab"
    r"|^(?:voice|video|group) call\b|^panggilan (?:suara|video|grup)\b"
    r"|\bblocked this|\bmemblokir|membuka blokir"
    r"|requested to (?:join|add)|meminta (?:untuk )?bergabung|meminta ditambahkan"
    r"|deleted (?:this|the) group|menghapus (?:ikon|deskripsi|foto) grup"
    r"|reset this group|mengatur ulang tautan|group'?s invite link|tautan undangan"
    r"|only admins|hanya admin"
    r"|this (?:chat|business|group)\b.*\b(?:is|was|uses|has)\b|tap to (?:learn|call|change)"
    r"|ketuk untuk",
    re.IGNORECASE,
)
_ENCRYPTION = re.compile(
    r"(?:messages|pesan)\b.{0,80}(?:end-to-end encrypted|enkripsi (?:secara |dengan )?end-to-end"
    r"|enkripsi (?:secara |dengan )?ujung ke ujung)",
    re.IGNORECASE,
)
_MARK = "\u200e"
_LONGEST = 600


def tells_an_act(words: str) -> bool:
    """Tell whether words without a sender are of the kind that WhatsApp itself writes."""
    return bool(_ACTS.search(words[:_LONGEST]))


def speaks_without_sender(rest: str, before_colon: str) -> bool:
    """Tell whether `rest` is a notice although a colon inside it seems to end a sender's name.

    Then the doing stands before the colon, or a quotation begins there and ends behind it.
    """
    if _ACTS.search(before_colon):
        return True
    unfinished = before_colon.count("\u201c") > before_colon.count("\u201d")
    unfinished = unfinished or before_colon.count('"') % 2 == 1
    return unfinished and bool(_ACTS.search(rest[:_LONGEST]))


def is_notice(sender: str, text: str) -> bool:
    """Tell whether a line with a sender is WhatsApp speaking, as iPhones write it.

    An iPhone puts the name of the group or of the doer before a notice and a left-to-right mark
    before its words; without the mark only the encryption notice and sentences that start with
    the sender's own name are taken for notices, so that "Pak Budi sudah keluar" stays a message.
    """
    words = text.lstrip(_MARK).strip()
    if "\n" in words or len(words) > _LONGEST:
        return False
    if text.startswith(_MARK):
        return bool(_ACTS.search(words))
    if _ENCRYPTION.match(words):
        return True
    named = words.casefold().startswith(sender.casefold() + " ")
    return named and bool(_ACTS.search(words))
