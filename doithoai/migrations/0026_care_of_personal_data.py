import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("doithoai", "0025_short_addresses"),
    ]

    operations = [
        migrations.CreateModel(
            name="DataRequest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("see", "Xem dữ liệu đang lưu"),
                            ("correct", "Sửa tên, liên hệ"),
                            ("withdraw", "Rút đồng ý công khai"),
                            ("erase", "Xóa dữ liệu cá nhân"),
                        ],
                        max_length=10,
                        verbose_name="yêu cầu",
                    ),
                ),
                ("author", models.CharField(blank=True, max_length=120, verbose_name="tên sửa thành")),
                ("contact", models.CharField(blank=True, max_length=120, verbose_name="liên hệ sửa thành")),
                ("received_at", models.DateTimeField(verbose_name="nhận lúc")),
                ("taken_by", models.CharField(max_length=120, verbose_name="người ghi")),
                ("acknowledge_by", models.DateField(verbose_name="hạn báo đã nhận")),
                (
                    "acknowledged_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="báo đã nhận lúc"),
                ),
                ("due_on", models.DateField(verbose_name="hạn giải quyết")),
                ("due_because", models.TextField(verbose_name="vì sao")),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="giải quyết lúc")),
                (
                    "answered_by",
                    models.CharField(blank=True, max_length=120, verbose_name="người giải quyết"),
                ),
                ("granted", models.BooleanField(blank=True, null=True, verbose_name="đã làm theo")),
                ("answer", models.CharField(blank=True, max_length=500, verbose_name="trả lời")),
                (
                    "commune",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="doithoai.commune",
                    ),
                ),
                (
                    "opinion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="data_requests",
                        to="doithoai.opinion",
                    ),
                ),
            ],
            options={
                "ordering": ["due_on", "pk"],
                "abstract": False,
                "base_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="Emergency",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("raised_at", models.DateTimeField(db_index=True, verbose_name="báo lúc")),
                ("raised_by", models.CharField(max_length=120, verbose_name="người báo")),
                ("acknowledged_at", models.DateTimeField(blank=True, null=True, verbose_name="nhận lúc")),
                ("acknowledged_by", models.CharField(blank=True, max_length=120, verbose_name="người nhận")),
                ("doing", models.CharField(blank=True, max_length=300, verbose_name="đang làm gì")),
                (
                    "commune",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="doithoai.commune",
                    ),
                ),
                (
                    "opinion",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="emergency",
                        to="doithoai.opinion",
                    ),
                ),
            ],
            options={
                "ordering": ["raised_at", "pk"],
                "abstract": False,
                "base_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="Erasure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(blank=True, max_length=24, verbose_name="mã ý kiến")),
                (
                    "why",
                    models.CharField(
                        choices=[
                            ("denunciation", "Tố cáo đã chuyển"),
                            ("right", "Người dân yêu cầu"),
                            ("retention", "Hết thời hạn lưu"),
                        ],
                        max_length=14,
                        verbose_name="vì sao",
                    ),
                ),
                ("kind", models.CharField(blank=True, max_length=40, verbose_name="loại dữ liệu")),
                ("count", models.PositiveIntegerField(default=1, verbose_name="số bản ghi")),
                ("cut", models.JSONField(blank=True, null=True, verbose_name="chỗ cắt")),
                ("at", models.DateTimeField(verbose_name="lúc")),
                ("by", models.CharField(max_length=120, verbose_name="người xóa")),
                (
                    "commune",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="doithoai.commune",
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-pk"],
                "abstract": False,
                "base_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="PublicPhoto",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("boxes", models.JSONField(verbose_name="khung che")),
                ("at", models.DateTimeField(verbose_name="xác nhận lúc")),
                ("by", models.CharField(max_length=120, verbose_name="người xác nhận")),
                (
                    "commune",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="doithoai.commune",
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="doithoai.storedfile",
                    ),
                ),
                (
                    "photo",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="public",
                        to="doithoai.opinionfile",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "abstract": False,
                "base_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="EmergencyDuty",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("phone", models.CharField(blank=True, max_length=40, verbose_name="điện thoại trực")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="thư điện tử trực")),
                ("minutes", models.PositiveSmallIntegerField(default=15, verbose_name="số phút chờ nhận")),
                (
                    "commune",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="doithoai.commune",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
                "constraints": [models.UniqueConstraint(fields=("commune",), name="one_duty_a_commune")],
            },
        ),
        migrations.CreateModel(
            name="RetentionApproval",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=40, verbose_name="loại dữ liệu")),
                ("months", models.PositiveSmallIntegerField(verbose_name="số tháng lưu")),
                ("at", models.DateTimeField(verbose_name="duyệt lúc")),
                ("by", models.CharField(max_length=120, verbose_name="người duyệt")),
                (
                    "commune",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="doithoai.commune",
                    ),
                ),
            ],
            options={
                "ordering": ["kind"],
                "abstract": False,
                "base_manager_name": "objects",
                "constraints": [
                    models.UniqueConstraint(fields=("commune", "kind"), name="one_retention_a_kind")
                ],
            },
        ),
        migrations.CreateModel(
            name="Shield",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("by", models.CharField(max_length=120, verbose_name="người giấu")),
                ("at", models.DateTimeField(verbose_name="giấu lúc")),
                ("lifted_at", models.DateTimeField(blank=True, null=True, verbose_name="thôi giấu lúc")),
                ("lifted_by", models.CharField(blank=True, max_length=120, verbose_name="người thôi giấu")),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="doithoai.body"
                    ),
                ),
                (
                    "commune",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="doithoai.commune",
                    ),
                ),
                (
                    "opinion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="shields",
                        to="doithoai.opinion",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "abstract": False,
                "base_manager_name": "objects",
                "constraints": [
                    models.UniqueConstraint(fields=("opinion", "body"), name="one_shield_a_body")
                ],
            },
        ),
    ]
