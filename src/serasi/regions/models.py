"""Areas with their validity, former names and successors, groupings, boundaries, neighbours."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q


class Edition(models.Model):
    """One installation of areas: where they came from and when; what is cached hangs on it."""

    source = models.CharField(max_length=100)
    installed_at = models.DateTimeField()
    areas = models.IntegerField()

    def __str__(self) -> str:
        return f"{self.source} {self.installed_at:%Y-%m-%d}"


class Area(models.Model):
    """One area by its dotted Kemendagri code, a string; valid in [valid_from, valid_to)."""

    class Kind(models.TextChoices):
        PROVINSI = "provinsi"
        KABUPATEN = "kabupaten"
        KOTA = "kota"
        KECAMATAN = "kecamatan"
        DISTRIK = "distrik"
        KELURAHAN = "kelurahan"
        DESA = "desa"
        DESA_ADAT = "desa_adat"

    code = models.CharField(max_length=13, primary_key=True)
    name = models.CharField(max_length=100)
    level = models.SmallIntegerField()
    kind = models.CharField(max_length=12)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    bps_code = models.CharField(max_length=10, null=True, blank=True)
    lat = models.DecimalField(max_digits=8, decimal_places=5, null=True, blank=True)
    lng = models.DecimalField(max_digits=8, decimal_places=5, null=True, blank=True)
    population = models.IntegerField(null=True, blank=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    search_name = models.CharField(max_length=100)

    class Meta:
        ordering = ["code"]
        indexes = [
            # The class of operators lets PostgreSQL find prefixes in any collation.
            models.Index(
                fields=["search_name"],
                name="regions_area_prefix",
                opclasses=["varchar_pattern_ops"],
            ),
            models.Index(fields=["lat"], name="regions_area_lat"),
            models.Index(fields=["bps_code"], name="regions_area_bps"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class AreaName(models.Model):
    """A former name of an area."""

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="former_names")
    name = models.CharField(max_length=100)
    search_name = models.CharField(max_length=100, db_index=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["area", "name"], name="regions_area_name_once")
        ]

    def __str__(self) -> str:
        return self.name


class AreaSuccession(models.Model):
    """An expired area and the one that took its place."""

    class Kind(models.TextChoices):
        RENAMED = "renamed"
        RECODED = "recoded"
        SPLIT = "split"
        MERGED = "merged"
        REMOVED = "removed"

    old = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="successors")
    new = models.ForeignKey(
        Area, null=True, blank=True, on_delete=models.CASCADE, related_name="predecessors"
    )
    on = models.DateField()
    kind = models.CharField(max_length=10, choices=Kind)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["old", "new"], name="regions_succession_once")
        ]

    def __str__(self) -> str:
        return f"{self.old_id}→{self.new_id}"


class AreaGroup(models.Model):
    """A grouping without a legal tier, such as a Bakorwil."""

    code = models.CharField(max_length=20, primary_key=True)
    name = models.CharField(max_length=100)
    kind = models.CharField(max_length=20)

    def __str__(self) -> str:
        return self.name


class AreaGroupMember(models.Model):
    """An area belongs to a group in [valid_from, valid_to)."""

    group = models.ForeignKey(AreaGroup, on_delete=models.CASCADE, related_name="members")
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="groups")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["group", "area", "valid_from"], name="regions_member_once"
            ),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gt=F("valid_from")),
                name="regions_member_dates",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.group_id} {self.area_id}"


class Boundary(models.Model):
    """The outline of an area as WKB (WGS84), with its box."""

    area = models.OneToOneField(
        Area, primary_key=True, on_delete=models.CASCADE, related_name="boundary"
    )
    wkb = models.BinaryField()
    minx = models.FloatField()
    miny = models.FloatField()
    maxx = models.FloatField()
    maxy = models.FloatField()

    class Meta:
        indexes = [models.Index(fields=["minx", "maxx"], name="regions_boundary_x")]

    def __str__(self) -> str:
        return self.area_id


class Neighbour(models.Model):
    """Two areas of one level adjoin; kept in both directions."""

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="neighbours")
    other = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["area", "other"], name="regions_neighbour_once")
        ]

    def __str__(self) -> str:
        return f"{self.area_id}~{self.other_id}"
