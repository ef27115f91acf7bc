#include "widgets/panels/run_until_dialog.h"

#include "widgets/format.h"
#include "widgets/timeline/time_text.h"

#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace shardscope::widgets {

RunUntilDialog::RunUntilDialog(base::Instant now, const Theme& theme, QWidget* parent)
    : QDialog(parent), m_now(now), m_untilTime(new QRadioButton(tr("until the &time"), this)),
      m_time(new QLineEdit(QStringLiteral("+1m"), this)),
      m_untilRecords(new QRadioButton(tr("until so many &more records are stored"), this)),
      m_records(new QSpinBox(this)), m_untilThrottle(new QRadioButton(tr("until the first t&hrottle"), this)),
      m_untilLoss(new QRadioButton(tr("until the first &loss"), this)), m_remark(new QLabel(this)),
      m_buttons(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this))
{
    setObjectName(QStringLiteral("runUntil"));
    setWindowTitle(tr("Run until"));
    m_untilTime->setChecked(true);
    m_time->setAccessibleName(tr("Time"));
    m_time->setMinimumWidth(theme.px(130));
    m_records->setRange(1, 1'000'000'000);
    m_records->setSingleStep(1'000);
    m_records->setValue(10'000);
    m_records->setGroupSeparatorShown(true);
    m_records->setAccessibleName(tr("Records"));
    m_remark->setWordWrap(true);
    m_remark->setTextFormat(Qt::PlainText);
    m_remark->setMinimumHeight(2 * fontMetrics().lineSpacing());
    m_remark->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_buttons->button(QDialogButtonBox::Ok)->setText(tr("Run"));
    m_buttons->button(QDialogButtonBox::Cancel)->setText(tr("Cancel"));
    for (QAbstractButton* each : m_buttons->buttons())
        each->setIcon({});

    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(theme.px(16));
    grid->setVerticalSpacing(theme.px(8));
    grid->addWidget(m_untilTime, 0, 0);
    grid->addWidget(m_time, 0, 1);
    grid->addWidget(m_untilRecords, 1, 0);
    grid->addWidget(m_records, 1, 1);
    grid->addWidget(m_untilThrottle, 2, 0);
    grid->addWidget(m_untilLoss, 3, 0);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(theme.px(20), theme.px(16), theme.px(20), theme.px(14));
    column->setSpacing(theme.px(12));
    column->addLayout(grid);
    column->addWidget(m_remark);
    column->addWidget(m_buttons);

    // Whoever types a number means it.
    connect(m_time, &QLineEdit::textEdited, this, [this] { m_untilTime->setChecked(true); });
    connect(m_records, &QSpinBox::valueChanged, this, [this] { m_untilRecords->setChecked(true); });
    connect(m_time, &QLineEdit::textChanged, this, &RunUntilDialog::check);
    for (QRadioButton* each : {m_untilTime, m_untilRecords, m_untilThrottle, m_untilLoss})
        connect(each, &QRadioButton::toggled, this, &RunUntilDialog::check);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    check();
    m_time->setFocus();
    m_time->selectAll();
}

std::optional<world::Milestone> RunUntilDialog::milestone() const
{
    if (m_untilThrottle->isChecked())
        return world::UntilThrottle{};
    if (m_untilLoss->isChecked())
        return world::UntilLoss{};
    if (m_untilRecords->isChecked())
        return world::UntilRecords{std::uint64_t(m_records->value())};
    const auto at = readInstant(m_time->text(), m_now);
    if (!at || *at <= m_now)
        return std::nullopt;
    return world::UntilInstant{*at};
}

void RunUntilDialog::check()
{
    m_buttons->button(QDialogButtonBox::Ok)->setEnabled(milestone().has_value());
    if (m_untilThrottle->isChecked()) {
        m_remark->setText(tr("Stops at the millisecond at which a write or a read is refused for throughput."));
    } else if (m_untilLoss->isChecked()) {
        m_remark->setText(tr("Stops when a record passes retention before a consumer has read it; if none does, the "
                             "run goes on until you stop it."));
    } else if (m_untilRecords->isChecked()) {
        m_remark->setText(tr("Counts what is stored in all streams from now on."));
    } else if (const auto at = readInstant(m_time->text(), m_now)) {
        m_remark->setText(*at > m_now
                ? tr("Stops at %1, in %2.").arg(format::clock(*at), format::duration(*at - m_now))
                : tr("%1 has passed; the run is at %2.").arg(format::clock(*at), format::clock(m_now)));
    } else {
        m_remark->setText(tr("12m, 1h 30m, 00:12:00 since the start, or +30s from now"));
    }
}

}
