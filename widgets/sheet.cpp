#include "widgets/sheet.h"

#include "streams/service.h"
#include "widgets/error_text.h"
#include "widgets/format.h"
#include "widgets/meter.h"
#include "widgets/wrapped_label.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace shardscope::widgets {

Line::Line(QWidget* parent) : QWidget(parent), m_name(new QLabel(this)), m_value(new WrappedLabel(this))
{
    m_value->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_name);
    row->addWidget(m_value, 1);
}

void Line::setTheme(const Theme& theme)
{
    m_theme = theme;
    recolour();
}

void Line::setName(const QString& name) { m_name->setText(name); }

void Line::setValue(const QString& value)
{
    if (m_value->text() != value)
        m_value->setText(value);
}

void Line::setIsHot(bool isHot)
{
    if (isHot == m_isHot)
        return;
    m_isHot = isHot;
    recolour();
}

void Line::recolour()
{
    QPalette palette = m_name->palette();
    palette.setColor(QPalette::WindowText, m_theme.mutedText);
    m_name->setPalette(palette);
    palette.setColor(QPalette::WindowText, m_isHot ? m_theme.hotText : m_theme.text);
    m_value->setPalette(palette);
}

Sheet::Sheet(QWidget* parent) : QWidget(parent), m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(12, 10, 12, 12);
    m_column->setSpacing(5);
}

void Sheet::setTheme(const Theme& theme)
{
    m_theme = theme;
    QFont title = font();
    title.setPixelSize(theme.titlePx);
    title.setWeight(QFont::DemiBold);
    for (QLabel* label : m_titles) {
        label->setFont(title);
        paint(label, theme.text);
    }
    QFont caption = font();
    caption.setPixelSize(theme.smallPx);
    caption.setWeight(QFont::DemiBold);
    caption.setCapitalization(QFont::AllUppercase);
    caption.setLetterSpacing(QFont::AbsoluteSpacing, 0.4);
    for (QLabel* label : m_captions) {
        label->setFont(caption);
        paint(label, theme.mutedText);
    }
    QFont small = font();
    small.setPixelSize(theme.smallPx);
    for (QLabel* label : m_notes) {
        label->setFont(small);
        paint(label, theme.mutedText);
    }
    for (Line* line : m_lines)
        line->setTheme(theme);
    for (Meter* meter : m_meters)
        meter->setTheme(theme);
}

QSize Sheet::minimumSizeHint() const { return {0, QWidget::minimumSizeHint().height()}; }

QLabel* Sheet::addTitle()
{
    auto* label = new WrappedLabel(this);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_titles.push_back(label);
    m_column->addWidget(label);
    return label;
}

QLabel* Sheet::addSubtitle() { return addNote(); }

QLabel* Sheet::addCaption(const QString& text)
{
    auto* label = new WrappedLabel(text, this);
    label->setContentsMargins(0, 8, 0, 1);
    m_captions.push_back(label);
    m_column->addWidget(label);
    return label;
}

Meter* Sheet::addMeter(const QString& caption)
{
    auto* meter = new Meter(this);
    meter->setCaption(caption);
    m_meters.push_back(meter);
    m_column->addWidget(meter);
    return meter;
}

Line* Sheet::addLine(const QString& name)
{
    auto* line = new Line(this);
    line->setName(name);
    m_lines.push_back(line);
    m_column->addWidget(line);
    return line;
}

QLabel* Sheet::addNote()
{
    auto* label = new WrappedLabel(this);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::LinksAccessibleByMouse
        | Qt::LinksAccessibleByKeyboard);
    m_notes.push_back(label);
    m_column->addWidget(label);
    return label;
}

void Sheet::addPart(QWidget* part) { m_column->addWidget(part); }

void Sheet::finish() { m_column->addStretch(1); }

void Sheet::paint(QLabel* label, QColor colour)
{
    QPalette palette = label->palette();
    palette.setColor(QPalette::WindowText, colour);
    palette.setColor(QPalette::Link, m_theme.accent);
    label->setPalette(palette);
    // Links take their colour when their text is read.
    const QString text = label->text();
    if (!text.contains(QStringLiteral("<a ")))
        return;
    label->clear();
    label->setText(text);
}

QString quotaHint(const streams::ServiceSettings& settings, streams::QuotaName name)
{
    const streams::QuotaRow& row = streams::quotaRow(name);
    const auto text = [](std::string_view utf8) { return QString::fromUtf8(utf8.data(), qsizetype(utf8.size())); };
    const auto amount = [&](std::int64_t value) {
        QString told = QStringLiteral("%1 %2").arg(format::count(value), text(row.unit));
        if (row.unit == "B/s" || row.unit == "B")
            told += QStringLiteral(" = %1 MiB%2").arg(format::mebibytes(double(value)), row.unit == "B/s" ? "/s" : "");
        return told;
    };
    const std::int64_t value = streams::quota(settings, name);
    const std::int64_t usual = streams::quota(settings.profile, name, settings.region);
    const streams::QuotaOrigin origin = streams::quotaOrigin(settings, name);
    if (origin.kind == streams::QuotaOrigin::Kind::Dated) {
        QString hint = QStringLiteral("%1: %2\n%3").arg(text(row.title), amount(value), originText(settings, name));
        return value == usual
            ? hint
            : hint + QLatin1Char('\n') + Sheet::tr("Of this run alone; the profile has %1.").arg(amount(usual));
    }
    QString hint = Sheet::tr("%1: %2\nProfile %3. Source: %4, %5")
                       .arg(text(row.title), amount(value), text(streams::profileName(settings.profile)),
                           text(row.source), text(streams::quotaDate(settings.profile, row)));
    if (value != usual)
        hint += QLatin1Char('\n')
            + Sheet::tr("Of this account, as the scenario says; the profile has %1.").arg(amount(usual));
    return hint;
}

}
