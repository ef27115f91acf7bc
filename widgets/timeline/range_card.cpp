#include "widgets/timeline/range_card.h"

#include "widgets/format.h"
#include "widgets/icons.h"

#include <QClipboard>
#include <QEvent>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace shardscope::widgets {

namespace {

constexpr std::size_t kMostRows = 7;

}

RangeCard::RangeCard(QWidget* parent)
    : QFrame(parent), m_title(new QLabel(this)), m_head(new QHBoxLayout), m_grid(new QGridLayout),
      m_copy(new QToolButton(this)), m_close(new QToolButton(this))
{
    setObjectName(QStringLiteral("rangeCard"));
    setFocusPolicy(Qt::StrongFocus);
    m_copy->setProperty("chip", true);
    m_head->addWidget(m_title, 1);
    m_head->addWidget(m_copy);
    m_head->addWidget(m_close);
    m_grid->setColumnStretch(1, 1);
    for (std::size_t i = 0; i < kMostRows; ++i) {
        auto* name = new QLabel(this);
        auto* value = new QLabel(this);
        name->setObjectName(QStringLiteral("rangeName"));
        value->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        value->setTextInteractionFlags(Qt::TextSelectableByMouse);
        m_grid->addWidget(name, int(i), 0);
        m_grid->addWidget(value, int(i), 1);
        m_labels.emplace_back(name, value);
    }
    auto* column = new QVBoxLayout(this);
    column->addLayout(m_head);
    column->addLayout(m_grid);
    connect(m_copy, &QToolButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(text()); });
    connect(m_close, &QToolButton::clicked, this, &RangeCard::closed);
    setTheme(m_theme);
    hide();
}

void RangeCard::setTheme(const Theme& theme)
{
    m_theme = theme;
    setStyleSheet(QStringLiteral("#rangeCard { background: %1; border: 1px solid %2; border-radius: 6px; }"
                                 "#rangeName { color: %3; }")
                      .arg(theme.panel.name(), theme.line.name(), theme.mutedText.name()));
    m_close->setIcon(icon(Sign::Close, theme.mutedText, theme.line));
    QFont bold = font();
    bold.setPixelSize(theme.bodyPx);
    bold.setWeight(QFont::DemiBold);
    m_title->setFont(bold);
    m_head->setSpacing(theme.px(8));
    m_grid->setHorizontalSpacing(theme.px(18));
    m_grid->setVerticalSpacing(theme.px(2));
    layout()->setContentsMargins(theme.px(12), theme.px(8), theme.px(8), theme.px(10));
    layout()->setSpacing(theme.px(6));
    m_close->setIconSize({theme.px(10), theme.px(10)});
    fill();
}

void RangeCard::present(const QString& stream, const world::StretchSummary& summary)
{
    if (stream == m_stream && summary == m_summary)
        return;
    m_stream = stream;
    m_summary = summary;
    fill();
}

std::vector<RangeCard::Row> RangeCard::rows() const
{
    const world::StretchSummary& sum = m_summary;
    if (sum.isEmpty())
        return {};
    const auto part = [](std::int64_t perMille) { return format::percent(double(perMille) / 10); };
    const bool isBySecond = sum.grain <= base::Duration{1'000};
    return {{tr("stored"), tr("%1 records", "any number of them").arg(format::count(std::int64_t(sum.stored)))},
        {tr("bytes"), format::byteCount(std::int64_t(sum.bytes))}, {tr("mean"), format::recordRate(double(sum.mean))},
        {isBySecond ? tr("p50 \u00b7 p99 of the seconds") : tr("p50 \u00b7 p99 of the minutes"),
            QStringLiteral("%1 \u00b7 %2").arg(format::count(sum.median), format::recordRate(double(sum.p99)))},
        {tr("refused, retries counted"),
            QStringLiteral("%1 \u00b7 %2").arg(format::count(std::int64_t(sum.refused)), part(sum.refusedPerMille()))},
        {tr("oldest unread record"), format::duration(sum.oldestAge)}, {tr("cost"), format::dollars(sum.cost)}};
}

void RangeCard::fill()
{
    m_copy->setText(tr("Copy"));
    m_copy->setToolTip(tr("Copies these numbers as text"));
    m_close->setToolTip(tr("Close"));
    m_close->setAccessibleName(tr("Close"));
    const base::Duration length = m_summary.stretch.to - m_summary.stretch.from;
    m_title->setText(m_summary.isEmpty()
            ? tr("No whole second of this has been played yet.")
            : QStringLiteral("%1 \u2013 %2 \u00b7 %3")
                  .arg(format::clockSeconds(m_summary.stretch.from), format::clockSeconds(m_summary.stretch.to),
                      format::duration(length)));
    const std::vector<Row> shown = rows();
    m_copy->setVisible(!shown.empty());
    for (std::size_t i = 0; i < m_labels.size(); ++i) {
        const auto& [name, value] = m_labels[i];
        name->setVisible(i < shown.size());
        value->setVisible(i < shown.size());
        if (i < shown.size()) {
            name->setText(shown[i].name);
            value->setText(shown[i].value);
        }
    }
    setAccessibleName(tr("Statistics of the range"));
    setAccessibleDescription(text());
    adjustSize();
}

QString RangeCard::text() const
{
    QString all = m_stream + QLatin1Char('\t') + m_title->text() + QLatin1Char('\n');
    for (const Row& row : rows())
        all += row.name + QLatin1Char('\t') + row.value + QLatin1Char('\n');
    return format::plain(all);
}

void RangeCard::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        emit closed();
    else if (event->matches(QKeySequence::Copy))
        QGuiApplication::clipboard()->setText(text());
    else
        QFrame::keyPressEvent(event);
}

void RangeCard::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        fill();
}

}
