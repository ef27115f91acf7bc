#include "widgets/panels/journey_panel.h"

#include "widgets/charts/journey_bar.h"
#include "widgets/format.h"
#include "widgets/journey_text.h"
#include "widgets/record_text.h"
#include "widgets/sequence_text.h"
#include "world/consumer_queries.h"

#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace shardscope::widgets {

namespace {

constexpr QLatin1StringView kMomentLink("at:");
constexpr QLatin1StringView kReaderLink("reader:");
constexpr QLatin1StringView kLargeLink("large");
constexpr QLatin1StringView kCopyLink("copy");

}

JourneyPanel::JourneyPanel(EngineLink& engine, Selection& selection, QWidget* parent)
    : QFrame(parent), m_engine(engine), m_selection(selection), m_title(new QLabel(this)),
      m_close(new QToolButton(this)), m_sentence(new QLabel(this)), m_bar(new JourneyBar(this)),
      m_steps(new QLabel(this)), m_data(new QLabel(this))
{
    setObjectName(QStringLiteral("journeyPanel"));
    m_steps->setObjectName(QStringLiteral("journeySteps"));
    m_data->setObjectName(QStringLiteral("journeyData"));
    m_title->setWordWrap(true);
    m_close->setText(QStringLiteral("\u2715"));
    m_close->setProperty("chip", true);
    for (QLabel* label : {m_sentence, m_steps, m_data}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::RichText);
    }
    m_steps->setTextInteractionFlags(Qt::TextBrowserInteraction);
    m_steps->setFocusPolicy(Qt::StrongFocus);
    m_data->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto* head = new QHBoxLayout;
    head->setSpacing(6);
    head->addWidget(m_title, 1);
    head->addWidget(m_close, 0, Qt::AlignTop);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 10, 12, 6);
    column->setSpacing(6);
    column->addLayout(head);
    column->addWidget(m_sentence);
    column->addWidget(m_bar);
    column->addWidget(m_steps);
    column->addWidget(m_data);
    connect(m_close, &QToolButton::clicked, this, &JourneyPanel::close);
    connect(m_steps, &QLabel::linkActivated, this, &JourneyPanel::follow);
    connect(&m_engine, &EngineLink::replied, this, &JourneyPanel::take);
    hide();
}

void JourneyPanel::ask(const world::RecordQuestion& question)
{
    m_question = question;
    m_asked = m_engine.post(world::Request{world::Control{world::TellRecord{question}}});
}

void JourneyPanel::close()
{
    m_asked.reset();
    m_isGone = false;
    if (!m_story && !isVisibleTo(parentWidget()))
        return;
    m_story.reset();
    const bool hadFocus = isAncestorOf(QApplication::focusWidget());
    if (hadFocus && m_focusBefore != nullptr && m_focusBefore->isVisible())
        m_focusBefore->setFocus(Qt::OtherFocusReason);
    hide();
    m_selection.setChain({});
}

void JourneyPanel::present(const world::RunStatus& status)
{
    const bool isOther = m_branch != status.currentBranch || m_revision != status.revision;
    m_branch = status.currentBranch;
    m_revision = status.revision;
    if (isOther)
        close();
}

void JourneyPanel::setTheme(const Theme& theme)
{
    m_theme = theme;
    m_bar->setTheme(theme);
    QFont bold = font();
    bold.setPixelSize(theme.titlePx);
    bold.setWeight(QFont::DemiBold);
    m_title->setFont(bold);
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, theme.text);
    colours.setColor(QPalette::Link, theme.accent);
    for (QLabel* label : {m_title, m_sentence, m_steps, m_data})
        label->setPalette(colours);
    if (isVisibleTo(parentWidget()))
        showStory();
}

void JourneyPanel::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange && isVisibleTo(parentWidget()))
        showStory();
}

QString JourneyPanel::text() const { return m_title->text() + m_sentence->text() + m_steps->text() + m_data->text(); }

void JourneyPanel::take(world::Ticket ticket, const world::Reply& reply)
{
    if (m_asked != ticket)
        return;
    m_asked.reset();
    const auto* story = std::get_if<world::RecordStory>(&reply);
    m_isGone = story == nullptr;
    m_story = story != nullptr ? std::optional{*story} : std::nullopt;
    if (m_story) {
        m_question.record = m_story->of;
        m_selection.setChain(journeyMoments(*m_story));
    }
    showStory();
    if (QWidget* had = QApplication::focusWidget(); had != nullptr && !isAncestorOf(had))
        m_focusBefore = had;
    show();
    m_steps->setFocus(Qt::OtherFocusReason);
}

void JourneyPanel::showStory()
{
    m_close->setToolTip(tr("Close the journey"));
    m_close->setAccessibleName(tr("Close the journey"));
    m_steps->setAccessibleName(tr("Moments of the record"));
    m_data->setAccessibleName(tr("What the record holds"));
    const QString held = m_story ? recordText(m_story->data, m_story->range, m_theme) : QString{};
    m_data->setVisible(!held.isEmpty());
    m_data->setText(held);
    m_bar->setVisible(m_story.has_value());
    m_bar->present(m_story);
    if (!m_story) {
        m_title->setText(tr("Journey of a record"));
        m_sentence->setVisible(m_isGone);
        m_sentence->setText(tr("There is no such record, or it cannot be read any more."));
        m_steps->clear();
        return;
    }
    const QString number = format::count(std::int64_t(m_story->of.ordinal + 1));
    m_title->setText(tr("Journey of record %1 of %2").arg(number, format::shardLabel(m_story->of.shard)));
    const QString sentence = journeySentence(*m_story);
    m_sentence->setVisible(!sentence.isEmpty());
    m_sentence->setText(sentence.toHtmlEscaped());
    m_steps->setText(badgesText() + stepsText() + linksText());
}

// Told before the moments: each is what somebody asks about.
QString JourneyPanel::badgesText() const
{
    QString rows;
    for (const JourneyBadge& badge : journeyBadges(*m_story))
        rows += QStringLiteral("<tr><td style='padding-right:6px;color:%1'>\u26a0</td><td><b>%2</b> "
                               "<a href='%3%4'>%5</a></td></tr>")
                    .arg(m_theme.warmText.name(), badge.text.toHtmlEscaped(), kMomentLink)
                    .arg(badge.at.time_since_epoch().count())
                    .arg(format::clock(badge.at));
    return rows.isEmpty()
        ? QString{}
        : QStringLiteral("<table cellspacing='0' cellpadding='1'>") + rows + QStringLiteral("</table>");
}

QString JourneyPanel::stepsText() const
{
    QString rows;
    for (const JourneyStep& step : journeySteps(*m_story)) {
        const QString when = step.at ? QStringLiteral("<a href='%1%2'>%3</a><br>")
                                           .arg(kMomentLink)
                                           .arg(step.at->time_since_epoch().count())
                                           .arg(format::clock(*step.at))
                                     : QString{};
        const QColor colour = step.wait ? waitColour(m_theme, *step.wait)
            : step.isTrouble            ? m_theme.hotText
                                        : m_theme.text;
        const QString sign = step.wait ? QStringLiteral("\u25a0")
            : step.isTrouble           ? QStringLiteral("\u2715")
                                       : QStringLiteral("\u25cf");
        rows += QStringLiteral("<tr><td style='padding-right:6px;color:%1'>%2</td>"
                               "<td>%3%4</td></tr>")
                    .arg(colour.name(), sign, when, step.text.toHtmlEscaped());
    }
    return QStringLiteral("<table cellspacing='0' cellpadding='1'>") + rows + QStringLiteral("</table>");
}

// Its key, and the journey as other consumers read it.
QString JourneyPanel::linksText() const
{
    QString text = QStringLiteral("<p>%1<br>")
                       .arg(tr("key %1, %2")
                                .arg(QString::fromStdString(m_story->key), format::byteCount(m_story->size))
                                .toHtmlEscaped());
    const world::Snapshot& world = m_engine.latest().world;
    // The digits have no place to break, and here is no room for them.
    if (world)
        text += tr("sequence number, %1")
                    .arg(sequenceText(m_story->sequenceNumber, world->service().settings().epochSecond))
                    .toHtmlEscaped()
            + QStringLiteral(" <a href='%1'>%2</a><br>").arg(kCopyLink, tr("Copy it"));
    text += QStringLiteral("<a href='%1'>%2</a>").arg(kLargeLink, tr("Show it large"));
    const auto stream = world ? world->service().find(m_story->of.stream) : std::nullopt;
    QStringList readers;
    if (stream)
        for (const world::ConsumerFacts& facts : world::consumersOf(*world, *stream)) {
            const std::string& name = world->actors()[facts.actor].name;
            const QString shown = QString::fromStdString(name).toHtmlEscaped();
            readers << (name == m_story->consumer ? QStringLiteral("<b>%1</b>").arg(shown)
                                                  : QStringLiteral("<a href='%1%2'>%2</a>").arg(kReaderLink, shown));
        }
    if (!readers.isEmpty())
        text += QStringLiteral("<br>") + tr("as read by %1").arg(readers.join(QStringLiteral(" \u00b7 ")));
    return text + QStringLiteral("</p>");
}

void JourneyPanel::follow(const QString& link)
{
    if (!m_story)
        return;
    if (link.startsWith(kMomentLink)) {
        const base::Instant at = base::instantAt(base::Duration{link.mid(kMomentLink.size()).toLongLong()});
        m_engine.post(world::Request{world::Control{world::Pause{}}});
        m_engine.post(world::Request{world::Control{world::Seek{at}}});
        m_selection.setCrosshair(at);
    } else if (link.startsWith(kReaderLink)) {
        m_question.consumer = link.mid(kReaderLink.size()).toStdString();
        ask(m_question);
    } else if (link == kCopyLink) {
        QGuiApplication::clipboard()->setText(QString::fromStdString(m_story->sequenceNumber));
    } else if (link == kLargeLink) {
        const std::vector<base::Instant> moments = journeyMoments(*m_story);
        const base::Instant to = m_story->waits.empty() ? moments.back() : m_story->waits.back().to;
        const base::Duration margin = std::max(base::Duration{50}, (to - moments.front()) / 10);
        m_selection.setSpan(TimeSpan{std::max(base::kWorldStart, moments.front() - margin), to + margin});
    }
}

}
