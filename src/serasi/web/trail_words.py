"""The trail in the words of the screen: acts, records and facts, never their keys."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from serasi.collect.models import Channel
from serasi.network.models import Agency, AgencyKind
from serasi.network.queries import names_of
from serasi.network.roles import ROLES
from serasi.network.sealed.naming import KINDS, kind_words
from serasi.network.sealed.rules import OPENED_BY
from serasi.recover import models as recover
from serasi.regions.models import Area
from serasi.register.codes import Trigger
from serasi.register.models import Event, Handling, Verification
from serasi.register.phrases import FIELD_NAMES
from serasi.trail.queries import Step
from serasi.web.templatetags.wording import day, number

PLAIN = re.compile(r"^[\w.:/+-]{1,64}$")
AREA = re.compile(r"^\d{2}(\.\d{2}){0,2}(\.\d{4})?$")
DIGEST = re.compile(r"^[0-9a-f]{40,64}$")
SHORT = 12

ACTIONS = {
    "report.received": gettext_lazy("laporan diterima"),
    "report.opened": gettext_lazy("laporan dibaca"),
    "report.taken": gettext_lazy("laporan diambil"),
    "report.released": gettext_lazy("laporan dilepas"),
    "report.handed_over": gettext_lazy("laporan diserahkan"),
    "report.restricted": gettext_lazy("laporan ditandai terbatas"),
    "report.unrestricted": gettext_lazy("tanda terbatas dicabut"),
    "report.triaged": gettext_lazy("laporan dipilah"),
    "report.prioritised": gettext_lazy("prioritas ditetapkan"),
    "report.verified": gettext_lazy("lembar cek diisi"),
    "report.concluded": gettext_lazy("laporan disimpulkan"),
    "report.reopened": gettext_lazy("laporan dibuka kembali"),
    "report.linked": gettext_lazy("laporan dihubungkan"),
    "report.unlinked": gettext_lazy("kaitan dilepas"),
    "sealed.read": gettext_lazy("identitas tersegel dibuka"),
    "sealed.destroyed": gettext_lazy("data tersegel dimusnahkan"),
    "sealed.glass_broken": gettext_lazy("data tersegel dibuka darurat"),
    "sealed.glass_ended": gettext_lazy("pembukaan darurat diakhiri"),
    "sealed.export_asked": gettext_lazy("unduhan tersegel diminta"),
    "sealed.export_approved": gettext_lazy("unduhan tersegel disetujui"),
    "sealed.export_refused": gettext_lazy("unduhan tersegel ditolak"),
    "sealed.export_withdrawn": gettext_lazy("permintaan unduhan tersegel ditarik"),
    "sealed.export_fetched": gettext_lazy("unduhan tersegel diambil"),
    "file.opened": gettext_lazy("berkas dibuka"),
    "export.made": gettext_lazy("daftar diunduh"),
    "export.fetched": gettext_lazy("berkas besar diunduh"),
    "exchange.imported": gettext_lazy("berkas sumber luar dimasukkan"),
    "exchange.returned": gettext_lazy("berkas sumber luar diunduh"),
    "exchange.shaped": gettext_lazy("catatan diunduh dalam bentuk sumber lain"),
    "edition.prepared": gettext_lazy("edisi publik disiapkan"),
    "edition.approved": gettext_lazy("edisi publik terbit"),
    "edition.dropped": gettext_lazy("konsep edisi dibuang"),
    "event.created": gettext_lazy("catatan dibuat"),
    "event.sent": gettext_lazy("dikirim ke orang kedua"),
    "event.sent_back": gettext_lazy("dikembalikan orang kedua"),
    "event.confirmed": gettext_lazy("catatan disahkan"),
    "event.merged": gettext_lazy("catatan digabung"),
    "event.split": gettext_lazy("catatan dipisah"),
    "event.trashed": gettext_lazy("catatan dibuang"),
    "event.restored": gettext_lazy("catatan dipulihkan"),
    "event.purged": gettext_lazy("catatan dihapus tetap"),
    "invitation.made": gettext_lazy("undangan dibuat"),
    "invitation.confirmed": gettext_lazy("undangan disahkan"),
    "invitation.withdrawn": gettext_lazy("undangan dicabut"),
    "invitation.accepted": gettext_lazy("undangan diterima"),
    "office.offered": gettext_lazy("jabatan diusulkan"),
    "office.given": gettext_lazy("jabatan diberikan"),
    "office.ended": gettext_lazy("jabatan diakhiri"),
    "agency.founded": gettext_lazy("instansi masuk jaringan"),
    "jurisdiction.set": gettext_lazy("wilayah instansi ditambah"),
    "jurisdiction.ended": gettext_lazy("wilayah instansi diakhiri"),
    "account.closed": gettext_lazy("akun ditutup"),
    "account.locked": gettext_lazy("akun terkunci"),
    "password.link_made": gettext_lazy("tautan sandi dibuat"),
    "password.link_confirmed": gettext_lazy("tautan sandi disahkan"),
    "password.link_voided": gettext_lazy("tautan sandi dibatalkan pemilik akun"),
    "password.renewed": gettext_lazy("sandi diperbarui"),
    "second_factor.added": gettext_lazy("langkah kedua dipasang"),
    "second_factor.removed": gettext_lazy("langkah kedua dilepas"),
    "duty.made": gettext_lazy("kewajiban dibuat"),
    "duty.done": gettext_lazy("kewajiban selesai"),
    "duty.dropped": gettext_lazy("kewajiban dicabut"),
    "duty.reassigned": gettext_lazy("kewajiban dialihkan"),
    "duty.started": gettext_lazy("kewajiban mulai dikerjakan"),
    "duty.offered": gettext_lazy("kewajiban ditawarkan kepada instansi lain"),
    "duty.accepted": gettext_lazy("kewajiban diterima instansi lain"),
    "duty.rejected": gettext_lazy("pengalihan kewajiban ditolak"),
    "duty.offer_withdrawn": gettext_lazy("tawaran kewajiban ditarik"),
    "duty.climbed": gettext_lazy("kewajiban lewat tenggat naik"),
    "deputy.named": gettext_lazy("pengganti ditunjuk"),
    "feed.made": gettext_lazy("alamat kalender dibuat"),
    "report.joined": gettext_lazy("laporan digabung"),
    "event.coded": gettext_lazy("koding disimpan"),
    "event.edited": gettext_lazy("catatan diubah"),
    "event.undone": gettext_lazy("perubahan diurungkan"),
    "event.chained": gettext_lazy("rangkaian dicatat"),
    "event.unchained": gettext_lazy("rangkaian dilepas"),
    "twin.same": gettext_lazy("dugaan ganda dibenarkan"),
    "twin.different": gettext_lazy("dugaan ganda ditolak"),
    "twin.undone": gettext_lazy("putusan ganda diurungkan"),
    "intake.started": gettext_lazy("berkas diperiksa"),
    "intake.stored": gettext_lazy("berkas dimasukkan"),
    "intake.discarded": gettext_lazy("berkas dibatalkan"),
    "second_coding.asked": gettext_lazy("koding kedua diminta"),
    "second_coding.given": gettext_lazy("koding kedua diisi"),
    "view.saved": gettext_lazy("tampilan disimpan"),
    "view.dropped": gettext_lazy("tampilan dihapus"),
    "address.set": gettext_lazy("alamat panggilan ditulis"),
    "address.verified": gettext_lazy("alamat panggilan dibuktikan"),
    "address.removed": gettext_lazy("alamat panggilan dihapus"),
    "address.paused": gettext_lazy("alamat panggilan dihentikan"),
    "address.resumed": gettext_lazy("alamat panggilan dipakai lagi"),
    "browser.added": gettext_lazy("peramban didaftarkan untuk panggilan"),
    "browser.removed": gettext_lazy("peramban dihapus dari panggilan"),
    "browser.taken": gettext_lazy("peramban diambil alih pemakai lain"),
    "browser.gone": gettext_lazy("peramban tidak lagi menerima panggilan"),
    "message.copied": gettext_lazy("pesan disalin dan dikirim"),
    "budget.chosen": gettext_lazy("anggaran peringatan keliru dipilih"),
    "detector.found": gettext_lazy("pendeteksi menemukan kenaikan"),
    "indicator.observed": gettext_lazy("indikator dicatat"),
    "indicator.withdrawn": gettext_lazy("pengamatan ditarik"),
    "indicator.tuned": gettext_lazy("ambang indikator diubah"),
    "case.opened": gettext_lazy("perkara dibuka"),
    "case.linked": gettext_lazy("catatan dimasukkan ke perkara"),
    "case.renamed": gettext_lazy("judul atau pemicu perkara diganti"),
    "case.widened": gettext_lazy("wilayah perkara ditambah"),
    "case.narrowed": gettext_lazy("wilayah dilepas dari perkara"),
    "case.party": gettext_lazy("pihak dicatat"),
    "case.violence": gettext_lazy("kekerasan terakhir dicatat"),
    "case.to_law": gettext_lazy("perkara diserahkan ke proses hukum"),
    "case.reported": gettext_lazy("laporan situasi ditulis"),
    "case.lead_passed": gettext_lazy("ketua penanganan dialihkan"),
    "case.closed": gettext_lazy("perkara ditutup"),
    "case.reopened": gettext_lazy("perkara dibuka kembali"),
    "forum.founded": gettext_lazy("forum dicatat"),
    "forum.chaired": gettext_lazy("ketua forum ditetapkan"),
    "forum.counted": gettext_lazy("anggota forum dihitung"),
    "package.drafted": gettext_lazy("usulan paket dimulai"),
    "package.line_added": gettext_lazy("baris usulan ditambah"),
    "package.line_removed": gettext_lazy("baris usulan dihapus"),
    "package.proposed": gettext_lazy("usulan paket diajukan"),
    "package.sent_back": gettext_lazy("usulan paket dikembalikan"),
    "package.checked": gettext_lazy("usulan paket diverifikasi"),
    "package.refused": gettext_lazy("usulan paket ditolak"),
    "package.approved": gettext_lazy("paket disetujui"),
    "package.paid": gettext_lazy("dana paket cair"),
    "package.carried_out": gettext_lazy("kegiatan paket dicatat"),
    "package.spent": gettext_lazy("belanja dicatat"),
    "package.struck": gettext_lazy("belanja dicoret"),
    "package.repaid": gettext_lazy("sisa dana dikembalikan"),
    "package.accounted": gettext_lazy("LPJ diajukan"),
    "package.account_returned": gettext_lazy("LPJ dikembalikan"),
    "package.closed": gettext_lazy("paket ditutup"),
    "drill.started": gettext_lazy("latihan dimulai"),
    "drill.released": gettext_lazy("babak latihan dilepas"),
    "drill.ended": gettext_lazy("latihan diakhiri"),
    "status.proposed": gettext_lazy("status keadaan konflik diusulkan"),
    "status.consulted": gettext_lazy("konsultasi DPRD dicatat"),
    "status.declared": gettext_lazy("status keadaan konflik ditetapkan"),
    "status.extended": gettext_lazy("status keadaan konflik diperpanjang"),
    "status.tni_asked": gettext_lazy("bantuan TNI diminta"),
    "status.lifted": gettext_lazy("status keadaan konflik dicabut"),
    "status.refused": gettext_lazy("status keadaan konflik tidak ditetapkan"),
    "status.lapsed": gettext_lazy("masa status keadaan konflik habis"),
    "mediation.opened": gettext_lazy("mediasi dimulai"),
    "mediation.ruled": gettext_lazy("tata tertib mediasi ditulis"),
    "mediation.named": gettext_lazy("penengah disebut"),
    "mediation.accepted": gettext_lazy("penengah diterima satu pihak"),
    "mediation.refused": gettext_lazy("penengah ditolak satu pihak"),
    "mediation.held": gettext_lazy("sesi mediasi dicatat"),
    "mediation.failed": gettext_lazy("mediasi tidak berhasil"),
    "agreement.drafted": gettext_lazy("konsep kesepakatan ditulis"),
    "agreement.changed": gettext_lazy("naskah kesepakatan diubah"),
    "agreement.offered": gettext_lazy("naskah diserahkan kepada kedua pihak"),
    "agreement.answered": gettext_lazy("jawaban pihak atas naskah dicatat"),
    "agreement.dropped": gettext_lazy("konsep kesepakatan dibatalkan"),
    "agreement.signed": gettext_lazy("kesepakatan ditandatangani"),
    "agreement.replaced": gettext_lazy("kesepakatan diganti"),
    "agreement.scanned": gettext_lazy("pindaian kesepakatan disimpan"),
    "agreement.checked": gettext_lazy("kesepakatan dipantau"),
    "agreement.kept": gettext_lazy("kewajiban kesepakatan dipenuhi"),
    "agreement.broken": gettext_lazy("kesepakatan dilanggar"),
    "template.followed": gettext_lazy("kewajiban tingkat siaga dibuat"),
    "template.rested": gettext_lazy("kewajiban tingkat siaga diistirahatkan"),
    "riskday.written": gettext_lazy("hari rawan dicatat"),
    "riskday.dated": gettext_lazy("tanggal hari rawan ditambah"),
    "riskday.withdrawn": gettext_lazy("hari rawan ditarik"),
    "meeting.planned": gettext_lazy("rapat disiapkan"),
    "meeting.changed": gettext_lazy("tempat atau waktu rapat diubah"),
    "meeting.invited": gettext_lazy("undangan rapat dikirim"),
    "meeting.withdrawn": gettext_lazy("instansi dicoret dari undangan"),
    "meeting.reminded": gettext_lazy("undangan ditanyakan lagi"),
    "meeting.link_shown": gettext_lazy("tautan jawaban ditunjukkan"),
    "meeting.replied": gettext_lazy("undangan rapat dijawab"),
    "meeting.held": gettext_lazy("rapat dibuka"),
    "meeting.called_off": gettext_lazy("rapat dibatalkan"),
    "meeting.forgotten": gettext_lazy("nama pada daftar hadir dihapus"),
    "meeting.signed_in": gettext_lazy("kehadiran dicatat di pintu"),
    "meeting.attended": gettext_lazy("daftar hadir diisi"),
    "meeting.struck": gettext_lazy("baris daftar hadir dihapus"),
    "meeting.point_added": gettext_lazy("butir agenda ditambah"),
    "meeting.point_saved": gettext_lazy("butir notulen disimpan"),
    "meeting.point_late": gettext_lazy("tulisan menunggu digabung"),
    "meeting.text_aside": gettext_lazy("tulisan dikesampingkan"),
    "meeting.concluded": gettext_lazy("kesimpulan rapat dicatat"),
    "meeting.conclusion_dropped": gettext_lazy("kesimpulan rapat dihapus"),
    "meeting.conclusion_mended": gettext_lazy("kesimpulan rapat diperbaiki"),
    "meeting.minuted": gettext_lazy("notulen dikirim"),
    "meeting.correction": gettext_lazy("koreksi notulen diusulkan"),
    "meeting.correction_decided": gettext_lazy("koreksi notulen diputuskan"),
    "meeting.corrected": gettext_lazy("masa koreksi diakhiri"),
    "meeting.final": gettext_lazy("notulen disahkan"),
    "meeting.noted": gettext_lazy("catatan notulen ditambah"),
    "rumour.written": gettext_lazy("isu dicatat"),
    "rumour.checked": gettext_lazy("isu dicek"),
    "rumour.approved": gettext_lazy("tanggapan isu disetujui"),
    "rumour.answered": gettext_lazy("isu ditanggapi"),
    "warning.proposed": gettext_lazy("tingkat siaga diusulkan"),
    "warning.raised": gettext_lazy("usulan siaga dinaikkan"),
    "warning.lessened": gettext_lazy("usulan siaga diringankan"),
    "warning.faded": gettext_lazy("usulan siaga luruh"),
    "warning.confirmed": gettext_lazy("tingkat siaga disahkan"),
    "warning.refused": gettext_lazy("usulan siaga ditolak"),
    "warning.renewed": gettext_lazy("tingkat siaga diperpanjang"),
    "warning.lowered": gettext_lazy("tingkat siaga diturunkan"),
    "warning.ended": gettext_lazy("tingkat siaga diakhiri"),
    "warning.expired": gettext_lazy("masa tingkat siaga habis"),
    "warning.acknowledged": gettext_lazy("panggilan siaga dijawab"),
    "warning.handed_over": gettext_lazy("panggilan siaga dialihkan"),
    "warning.unanswered": gettext_lazy("panggilan siaga tak dijawab"),
    "warning.objected": gettext_lazy("keberatan atas tingkat siaga"),
    "warning.reviewed": gettext_lazy("peringatan dinilai"),
    "point.opened": gettext_lazy("posko dicatat"),
    "client.registered": gettext_lazy("orang didata dengan kode"),
    "client.entered": gettext_lazy("masuk tempat mengungsi"),
    "client.left": gettext_lazy("keluar dari tempat mengungsi"),
    "client.solved": gettext_lazy("solusi pengungsian dicatat"),
    "client.followed": gettext_lazy("solusi ditengok lagi"),
    "client.identified": gettext_lazy("identitas disegel"),
    "clients.listed": gettext_lazy("daftar pengungsi dimasukkan"),
    "client.sought": gettext_lazy("orang dicari dengan NIK atau nama"),
    "care.offered": gettext_lazy("orang ditawarkan ke daerah lain"),
    "care.taken": gettext_lazy("orang diterima dari daerah lain"),
    "care.refused": gettext_lazy("serah terima orang ditolak"),
    "care.withdrawn": gettext_lazy("serah terima orang ditarik"),
    "consent.given": gettext_lazy("persetujuan dicatat"),
    "consent.withdrawn": gettext_lazy("persetujuan ditarik"),
    "need.asked": gettext_lazy("kebutuhan dicatat"),
    "need.dropped": gettext_lazy("kebutuhan dicabut"),
    "help.given": gettext_lazy("bantuan dicatat"),
    "support.opened": gettext_lazy("kartu layanan dibuka"),
    "support.closed": gettext_lazy("kartu layanan ditutup"),
    "visit.planned": gettext_lazy("kunjungan direncanakan"),
    "visit.made": gettext_lazy("kunjungan terlaksana"),
    "visit.missed": gettext_lazy("kunjungan tidak bertemu"),
    "referral.asked": gettext_lazy("rujukan dikirim"),
    "referral.answered": gettext_lazy("rujukan dijawab"),
    "recovery.begun": gettext_lazy("pemulihan dimulai"),
    "recovery.calm": gettext_lazy("hari tenang dicatat"),
    "recovery.assessed": gettext_lazy("kajian pascakonflik ditulis"),
    "recovery.evaluated": gettext_lazy("evaluasi pemulihan ditulis"),
    "recovery.moved": gettext_lazy("tahap pemulihan berubah"),
    "residual.planned": gettext_lazy("cek keserasian residual direncanakan"),
    "lesson.written": gettext_lazy("pelajaran ditulis"),
    "damage.recorded": gettext_lazy("kerusakan dicatat"),
    "damage.verified": gettext_lazy("kerusakan diverifikasi"),
    "plan.made": gettext_lazy("rencana pemulihan ditulis"),
    "plan.progressed": gettext_lazy("kemajuan rencana dicatat"),
    "plan.dropped": gettext_lazy("rencana pemulihan dicabut"),
    "interview.received": gettext_lazy("wawancara diterima"),
    "visit.received": gettext_lazy("kunjungan rumah tangga diterima"),
    "interview.withdrawn": gettext_lazy("jawaban ditarik responden dan dimusnahkan"),
    "interview.set_aside": gettext_lazy("wawancara dikesampingkan"),
    "paper.typed": gettext_lazy("formulir kertas diketik"),
    "paper.settled": gettext_lazy("beda ketikan diputuskan"),
    "wave.planned": gettext_lazy("gelombang survei dirancang"),
    "wave.drawn": gettext_lazy("sampel desa ditarik"),
    "wave.rts_drawn": gettext_lazy("RT ditarik"),
    "wave.households_drawn": gettext_lazy("rumah tangga ditarik"),
    "wave.assigned": gettext_lazy("tempat diberikan kepada pewawancara"),
    "wave.replaced": gettext_lazy("desa sampel diganti"),
    "wave.substituted": gettext_lazy("rumah tangga sampel diganti"),
    "wave.opened": gettext_lazy("lapangan survei dibuka"),
    "wave.imported": gettext_lazy("berkas wawancara dimasukkan"),
    "wave.checks_drawn": gettext_lazy("pemeriksaan ulang ditarik"),
    "wave.checked": gettext_lazy("wawancara diperiksa ulang"),
    "wave.closed": gettext_lazy("gelombang ditutup dan diberi bobot"),
    "wave.weighed": gettext_lazy("bobot versi baru dibuat"),
    "wave.published": gettext_lazy("hasil gelombang diumumkan"),
    "wave.tied": gettext_lazy("gelombang pascakonflik dikaitkan dengan perkara dan pihak"),
    "ihai.entered": gettext_lazy("angka IHaI dicatat"),
    "wave.answers_asked": gettext_lazy("jawaban per responden diminta"),
    "wave.answers_approved": gettext_lazy("unduhan jawaban disetujui"),
    "wave.answers_refused": gettext_lazy("unduhan jawaban ditolak"),
    "wave.answers_withdrawn": gettext_lazy("permintaan unduhan jawaban ditarik"),
    "wave.exported": gettext_lazy("jawaban gelombang diunduh"),
    "paper.begun": gettext_lazy("naskah disiapkan"),
    "paper.remade": gettext_lazy("angka naskah dihitung ulang"),
    "paper.written": gettext_lazy("bagian naskah ditulis"),
    "paper.uploaded": gettext_lazy("tulisan naskah diambil dari Word"),
    "paper.numbered": gettext_lazy("nomor surat diberikan"),
    "paper.sent": gettext_lazy("naskah dikirim untuk ditandatangani"),
    "paper.sent_back": gettext_lazy("naskah dikembalikan"),
    "paper.signed": gettext_lazy("naskah ditandatangani"),
    "paper.copy": gettext_lazy("salinan bertanda tangan disimpan"),
    "paper.withdrawn": gettext_lazy("konsep naskah dibatalkan"),
    "paper.fetched": gettext_lazy("naskah diunduh"),
    "paper.styled": gettext_lazy("kop dan pola nomor diubah"),
    "renaksi.row": gettext_lazy("baris rencana aksi ditambah"),
    "renaksi.imported": gettext_lazy("rencana aksi dimasukkan dari XLSX"),
    "renaksi.exported": gettext_lazy("rencana aksi diunduh"),
    "renaksi.dropped": gettext_lazy("baris rencana aksi dihapus"),
    "renaksi.told": gettext_lazy("capaian rencana aksi dicatat"),
    "outbox.brought": gettext_lazy("kotak kirim HP dimasukkan"),
    "regions.installed": gettext_lazy("data wilayah dipasang"),
    "regions.imported": gettext_lazy("data wilayah dimuat"),
}

SUBJECTS = {
    "report": gettext_lazy("Laporan %s"),
    "event": gettext_lazy("Catatan %s"),
    "edition": gettext_lazy("Edisi %s"),
    "exchange": gettext_lazy("Pertukaran %s"),
    "duty": gettext_lazy("Kewajiban nomor %s"),
    "warning": gettext_lazy("Peringatan %s"),
    "forum": gettext_lazy("Forum %s"),
    "drill": gettext_lazy("Latihan %s"),
    "detector": gettext_lazy("Pendeteksi %s"),
    "riskday": gettext_lazy("Hari rawan nomor %s"),
    "rumour": gettext_lazy("Isu nomor %s"),
    "meeting": gettext_lazy("Rapat %s"),
    "observation": gettext_lazy("Pengamatan nomor %s"),
    "threshold": gettext_lazy("Ambang nomor %s"),
    "intake": gettext_lazy("Masukan nomor %s"),
    "case": gettext_lazy("Perkara %s"),
    "client": gettext_lazy("Orang %s"),
    "need": gettext_lazy("Kebutuhan nomor %s"),
    "help": gettext_lazy("Bantuan nomor %s"),
    "damage": gettext_lazy("Kerusakan nomor %s"),
    "plan": gettext_lazy("Rencana nomor %s"),
    "invitation": gettext_lazy("Undangan nomor %s"),
    "second_coding": gettext_lazy("Koding kedua nomor %s"),
    "view": gettext_lazy("Tampilan nomor %s"),
    "agency": gettext_lazy("Instansi nomor %s"),
    "person": gettext_lazy("Akun nomor %s"),
    "export": gettext_lazy("Unduhan %s"),
    "glass": gettext_lazy("Pembukaan darurat nomor %s"),
    "sealed_export": gettext_lazy("Unduhan tersegel nomor %s"),
    "party": gettext_lazy("Pihak nomor %s"),
    "session": gettext_lazy("Sesi mediasi nomor %s"),
    "wave": gettext_lazy("Gelombang %s"),
    "paper": gettext_lazy("Naskah %s"),
    "renaksi": gettext_lazy("Rencana aksi %s"),
}
ALONE = {"regions": gettext_lazy("Data wilayah"), "trail": gettext_lazy("Jejak")}

EXPORTS = {
    "queue": gettext_lazy("antrean"),
    "events": gettext_lazy("peristiwa"),
    "table": gettext_lazy("tabel"),
}

KEYS = {
    "emblem": gettext_lazy("lambang"),
    "since": gettext_lazy("sejak"),
    "changes": gettext_lazy("berubah"),
    "part": gettext_lazy("bagian"),
    "parts": gettext_lazy("bagian"),
    "number": gettext_lazy("nomor"),
    "findings": gettext_lazy("temuan"),
    "pdf": gettext_lazy("sidik PDF"),
    "way": gettext_lazy("bentuk"),
    "hash": gettext_lazy("sidik"),
    "activity": gettext_lazy("kegiatan"),
    "period": gettext_lazy("periode"),
    "after": gettext_lazy("sesudahnya"),
    "answer": gettext_lazy("jawaban"),
    "agency": gettext_lazy("instansi"),
    "amount": gettext_lazy("rupiah"),
    "men": gettext_lazy("laki-laki"),
    "package": gettext_lazy("paket"),
    "receipt": gettext_lazy("kuitansi"),
    "sealed": gettext_lazy("tersegel"),
    "women": gettext_lazy("perempuan"),
    "alone": gettext_lazy("tanpa orang kedua"),
    "area": gettext_lazy("wilayah"),
    "areas": gettext_lazy("wilayah"),
    "basis": gettext_lazy("dasar"),
    "boundaries": gettext_lazy("batas"),
    "channel": gettext_lazy("lewat"),
    "conclusion": gettext_lazy("kesimpulan"),
    "count": gettext_lazy("jumlah"),
    "desk": gettext_lazy("meja"),
    "due_at": gettext_lazy("tenggat"),
    "duties": gettext_lazy("kewajiban"),
    "end": gettext_lazy("sampai"),
    "event": gettext_lazy("catatan"),
    "fields": gettext_lazy("isian"),
    "filter": gettext_lazy("saringan"),
    "finding": gettext_lazy("kesimpulan"),
    "found": gettext_lazy("ditemukan"),
    "for": gettext_lazy("untuk"),
    "frame": gettext_lazy("dari"),
    "from": gettext_lazy("dari"),
    "glass": gettext_lazy("darurat nomor"),
    "giver": gettext_lazy("oleh"),
    "independent": gettext_lazy("sumber sendiri"),
    "into": gettext_lazy("ke dalam"),
    "kind": gettext_lazy("jenis"),
    "kinds": gettext_lazy("jenis"),
    "late": gettext_lazy("terlambat"),
    "name": gettext_lazy("nama"),
    "nature": gettext_lazy("sifat"),
    "needs_second": gettext_lazy("perlu orang kedua"),
    "nil": gettext_lazy("nihil"),
    "offer": gettext_lazy("tawaran"),
    "on": gettext_lazy("pada"),
    "origin": gettext_lazy("asal"),
    "outcome": gettext_lazy("hasil"),
    "owed_by": gettext_lazy("oleh"),
    "page": gettext_lazy("halaman"),
    "percent": gettext_lazy("persen"),
    "purpose": gettext_lazy("untuk"),
    "reason": gettext_lazy("sebab"),
    "point": gettext_lazy("butir"),
    "refused": gettext_lazy("ditolak"),
    "reports": gettext_lazy("laporan"),
    "right": gettext_lazy("yang dibuka"),
    "role": gettext_lazy("peran"),
    "rule": gettext_lazy("aturan"),
    "second_again": gettext_lazy("orang kedua lagi"),
    "sha256": gettext_lazy("sidik"),
    "sheet": gettext_lazy("lembar cek"),
    "side": gettext_lazy("pihak"),
    "stage": gettext_lazy("tahap"),
    "start": gettext_lazy("sejak"),
    "suggestion": gettext_lazy("dugaan ganda"),
    "text_sha256": gettext_lazy("sidik isi"),
    "title": gettext_lazy("jabatan"),
    "to": gettext_lazy("kepada"),
    "told": gettext_lazy("diberi tahu"),
    "trigger": gettext_lazy("pemicu"),
    "until": gettext_lazy("sampai"),
    "via": gettext_lazy("lewat"),
    "was": gettext_lazy("semula"),
    "with": gettext_lazy("bersama"),
    "added": gettext_lazy("baru"),
    "after_closing": gettext_lazy("sesudah penutupan"),
    "by": gettext_lazy("oleh"),
    "consent": gettext_lazy("bersedia"),
    "drawn": gettext_lazy("ditarik"),
    "household": gettext_lazy("rumah tangga"),
    "instrument": gettext_lazy("instrumen"),
    "interviews": gettext_lazy("wawancara"),
    "listed": gettext_lazy("terdaftar"),
    "mode": gettext_lazy("cara"),
    "person": gettext_lazy("orang"),
    "place": gettext_lazy("tempat"),
    "result": gettext_lazy("hasil"),
    "rows": gettext_lazy("baris"),
    "seed": gettext_lazy("bilangan acak"),
    "serial": gettext_lazy("nomor"),
    "target": gettext_lazy("sasaran"),
    "typing": gettext_lazy("ketikan ke-"),
    "version": gettext_lazy("versi"),
    "villages": gettext_lazy("desa"),
}

_CODES: Mapping[str, Mapping[str, object]] = {
    "channel": dict(Channel.choices),
    "kind": {
        **dict(AgencyKind.choices),
        **dict(Event.Kind.choices),
        **dict(Channel.choices),
        **dict(recover.NeedKind.choices),
    },
    "trigger": {code: f"{code} {Trigger(code).label}" for code in Trigger.values},
    "outcome": {
        **dict(Handling.Outcome.choices),
        **dict(recover.Outcome.choices),
        **dict(recover.Referral.State.choices),
    },
    "basis": dict(recover.Basis.choices),
    "giver": dict(recover.Giver.choices),
    "purpose": dict(recover.Purpose.choices),
    "reason": dict(recover.Visit.Reason.choices),
    "stage": dict(recover.Stage.choices),
    "side": dict(Verification.Side.choices),
    "finding": dict(Verification.Finding.choices),
    "role": {code: role.label for code, role in ROLES.items()},
    "right": {right.value: words for right, words in OPENED_BY.items()},
}
_AGENCY_KEYS = ("desk", "owed_by")


def subject_key(typed: str) -> str:
    """Return the key of what somebody asks for: "LP-5496-7" stands for its report."""
    number_ = typed.upper()
    if number_.startswith("LP-"):
        return f"report:{number_}"
    return f"event:{number_}" if number_.startswith("CT-") else typed


class Wording:
    """Words for a page of entries; names are fetched once for all of them."""

    def __init__(self, steps: Iterable[Step]) -> None:
        said = list(steps)
        values = [v for s in said for v in s.data.values() if isinstance(v, str)]
        keys = [*(s.actor for s in said), *(s.subject for s in said), *values]
        self.people = names_of({key for key in keys if re.fullmatch(r"person:\d+", key)})
        ids = {int(k[7:]) for k in keys if re.fullmatch(r"agency:\d+", k)} | {
            v for s in said for k, v in s.data.items() if k in _AGENCY_KEYS and isinstance(v, int)
        }
        self.agencies = {a.pk: a.short_name for a in Agency.objects.filter(pk__in=ids)}
        listed = [c for s in said for c in _listed(s.data.get("areas"))]
        codes = {v for v in (*values, *listed) if AREA.match(v)}
        self.areas = dict(Area.objects.filter(code__in=codes).values_list("code", "name"))

    def actor(self, key: str) -> str:
        """Name who acted."""
        return self.people.get(key, _("sistem"))

    def subject(self, key: str) -> str:
        """Name the record of an entry."""
        if key in self.people:
            return self.people[key]
        kind, _colon, rest = key.partition(":")
        if kind == "agency" and rest.isdecimal() and int(rest) in self.agencies:
            return self.agencies[int(rest)]
        if kind == "export":
            rest = str(EXPORTS.get(rest, rest))
        if kind in SUBJECTS and rest:
            return str(SUBJECTS[kind]) % rest
        return str(ALONE.get(key, key))

    def facts(self, data: Mapping[str, object]) -> str:
        """Say the facts that are codes, numbers or dates; free text stays in its record."""
        said = []
        for key, value in data.items():
            if value is None:
                continue
            words = self._value(key, value)
            label = str(KEYS.get(key, key))
            said.append(f"{label}: {words}" if words else label)
        return ", ".join(said)

    def _value(self, key: str, value: object) -> str:
        if isinstance(value, bool):
            return _("ya") if value else _("tidak")
        if isinstance(value, int):
            return self.agencies.get(value, "") if key in _AGENCY_KEYS else number(value)
        if isinstance(value, list) and key == "fields":
            return ", ".join(str(FIELD_NAMES.get(str(name), name)) for name in value)
        if isinstance(value, list) and key == "areas":
            return ", ".join(self.areas.get(str(code), str(code)) for code in value)
        if key == "kind" and isinstance(value, str) and set(value.split(", ")) <= set(KINDS):
            return kind_words(value)
        if not isinstance(value, str) or not PLAIN.match(value):
            return ""
        return self._text(key, value)

    def _text(self, key: str, value: str) -> str:
        if value in _CODES.get(key, {}):
            return str(_CODES[key][value])
        if DIGEST.match(value):
            return f"{value[:SHORT]}…"
        if value in self.areas:
            return self.areas[value]
        if re.match(r"^(person|agency):\d+$", value):
            return self.subject(value)
        return _moment(value) or value


def _listed(value: object) -> list[str]:
    return [str(one) for one in value] if isinstance(value, list) else []


def _moment(value: str) -> str:
    """Write a date or a moment as people do; "" when it is neither."""
    if not re.match(r"^\d{4}-\d{2}-\d{2}", value):
        return ""
    try:
        return day(date.fromisoformat(value))
    except ValueError:
        pass
    try:
        return day(datetime.fromisoformat(value), "lengkap")
    except ValueError:
        return ""
