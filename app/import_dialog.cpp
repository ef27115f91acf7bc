#include "import_dialog.h"

#include "widgets/format.h"
#include "world/stream_import.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFontDatabase>
#include <QFormLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>

namespace shardscope::app {

namespace {

constexpr int kMostRecords = 10'000'000;
constexpr int kRateStep = 100;
constexpr int kLinesShown = 11;
constexpr int kColumnsShown = 76;
constexpr std::size_t kStreamsTold = 3;

const char* const kName = "stream"; // of the text, where no file has one

}

ImportDialog::ImportDialog(const QString& folder, const world::Scenario& open, const widgets::Theme& theme,
    QWidget* parent)
    : QDialog(parent), m_folder(folder), m_open(open), m_theme(theme), m_text(new QPlainTextEdit(this)),
      m_verdict(new QLabel(this)), m_form(new QFormLayout), m_rate(new QSpinBox(this)), m_into(new QComboBox(this)),
      m_import(new QPushButton(tr("&Import"), this))
{
    setObjectName(QStringLiteral("importStream"));
    setWindowTitle(tr("Import a stream"));
    auto* what =
        new QLabel(tr("Paste what these commands print, one after another. Shards stand here as they do "
                      "there, with their ranges and parents; records are not copied. Also taken: a "
                      "Terraform plan or state, a CloudFormation template in JSON, and CloudWatch metrics of a "
                      "stream, as JSON or CSV."),
            this);
    what->setWordWrap(true);
    QFont mono = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    mono.setPixelSize(theme.smallPx);
    auto* commands = new QLabel(QStringLiteral("aws kinesis describe-stream-summary --stream-name NAME\n"
                                               "aws kinesis list-shards --stream-name NAME\n"
                                               "aws kinesis list-stream-consumers --stream-arn ARN\n"
                                               "terraform show -json PLAN"),
        this);
    commands->setFont(mono);
    commands->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_text->setFont(mono);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setTabChangesFocus(true);
    m_text->setAccessibleName(tr("What the commands have printed"));
    m_text->setPlaceholderText(QStringLiteral("{ \"StreamDescriptionSummary\": … }\n{ \"Shards\": [ … ] }"));
    const QFontMetrics metrics(mono);
    m_text->setMinimumSize(metrics.averageCharWidth() * kColumnsShown, metrics.lineSpacing() * kLinesShown);
    m_verdict->setWordWrap(true);
    m_verdict->setTextFormat(Qt::PlainText);
    m_verdict->setObjectName(QStringLiteral("verdict"));
    m_verdict->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_verdict->setMinimumHeight(QFontMetrics(font()).lineSpacing() * 2);
    m_rate->setRange(0, kMostRecords);
    m_rate->setSingleStep(kRateStep);
    m_rate->setGroupSeparatorShown(true);
    m_rate->setSuffix(tr(" records/s"));
    m_rate->setSpecialValueText(tr("nothing"));
    m_into->setObjectName(QStringLiteral("into"));
    m_into->addItem(tr("A new stream that fits"));
    for (const world::ScenarioStream& stream : m_open.streams) {
        const std::string reference = world::referenceTo(stream, m_open.settings.service);
        m_into->addItem(widgets::format::streamLabel(reference), QString::fromStdString(reference));
    }
    m_form->setHorizontalSpacing(theme.px(14));
    m_form->addRow(tr("&Write to it"), m_rate);
    m_form->addRow(tr("Write the load &to"), m_into);
    auto* browse = new QPushButton(tr("Open a &file\u2026"), this);
    browse->setAutoDefault(false);
    auto* buttons = new QDialogButtonBox(this);
    buttons->addButton(browse, QDialogButtonBox::ActionRole);
    buttons->addButton(m_import, QDialogButtonBox::AcceptRole);
    buttons->addButton(QDialogButtonBox::Cancel)->setText(tr("Cancel"));
    for (QAbstractButton* each : buttons->buttons())
        each->setIcon({});
    auto* column = new QVBoxLayout(this);
    const int edge = theme.px(14);
    column->setContentsMargins(edge, edge, edge, edge);
    column->setSpacing(theme.px(8));
    column->addWidget(what);
    column->addWidget(commands);
    column->addWidget(m_text, 1);
    column->addWidget(m_verdict);
    column->addLayout(m_form);
    column->addWidget(buttons);

    connect(m_text, &QPlainTextEdit::textChanged, this, &ImportDialog::check);
    connect(m_rate, &QSpinBox::valueChanged, this, [this] { m_isRateChosen = true; });
    connect(m_into, &QComboBox::currentIndexChanged, this, &ImportDialog::check);
    connect(browse, &QPushButton::clicked, this, &ImportDialog::browse);
    connect(buttons, &QDialogButtonBox::accepted, this, &ImportDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    check();
}

void ImportDialog::setText(const QString& text) { m_text->setPlainText(text); }

void ImportDialog::say(const QString& text, QColor colour)
{
    QPalette palette = m_verdict->palette();
    palette.setColor(QPalette::WindowText, colour);
    m_verdict->setPalette(palette);
    m_verdict->setText(text);
}

QString ImportDialog::verdictOn(const world::ScenarioStream& stream) const
{
    const world::ImportVerdict verdict = world::verdictOn(stream);
    QStringList parts;
    parts << tr("%n open shard(s)", nullptr, int(verdict.open));
    if (verdict.closed > 0)
        parts << tr("%n closed", nullptr, int(verdict.closed));
    if (verdict.expired > 0)
        parts << tr("%n expired before", nullptr, int(verdict.expired));
    parts << (verdict.isEven ? tr("even")
                             : tr("uneven: from %1 to %2 of the hash space")
                                   .arg(widgets::format::percent(double(verdict.narrowestPerMille) / 10),
                                       widgets::format::percent(double(verdict.widestPerMille) / 10)));
    if (verdict.consumers > 0)
        parts << tr("%n registered consumer(s)", nullptr, int(verdict.consumers));
    return QString::fromStdString(stream.create.streamName) + QStringLiteral(": ") + parts.join(QStringLiteral(", "))
        + QLatin1Char('.');
}

QString ImportDialog::verdictOn(const world::LoadTrace& load) const
{
    QString text =
        tr("CloudWatch counted %n period(s) of %1: they are written again.", nullptr, int(load.points.size()))
            .arg(widgets::format::duration(load.period));
    if (load.gaps > 0)
        text += QLatin1Char(' ') + tr("%n of them said nothing and count as zero.", nullptr, int(load.gaps));
    if (const std::size_t periods = world::periodsPerStep(load); periods > 1)
        text += QLatin1Char(' ') + tr("That is long: %n at a time are averaged.", nullptr, int(periods));
    return text;
}

QString ImportDialog::verdictOn(const world::Import& imported) const
{
    QStringList lines;
    // More than fit are told by their number.
    const std::size_t told = std::min(imported.scenario.streams.size(), kStreamsTold);
    const bool isMadeUp = imported.isLoadAlone && m_into->currentIndex() > 0;
    for (std::size_t i = 0; i < told && !isMadeUp; ++i)
        lines << verdictOn(imported.scenario.streams[i]);
    if (imported.scenario.streams.size() > told)
        lines << tr("%n more stream(s).", nullptr, int(imported.scenario.streams.size() - told));
    for (std::size_t i = 0; i < std::min(imported.loads.size(), kStreamsTold); ++i)
        lines << verdictOn(imported.loads[i]);
    return lines.join(QLatin1Char('\n'));
}

void ImportDialog::showChoices(const world::Import* imported)
{
    const bool hasLoads = imported != nullptr && !imported->loads.empty();
    m_form->setRowVisible(m_rate, !hasLoads);
    m_form->setRowVisible(m_into, hasLoads && imported->isLoadAlone && imported->loads.size() == 1);
}

base::Result<Opened, Failure> ImportDialog::openedFrom(const world::Import& imported) const
{
    const bool isForOpen = imported.isLoadAlone && imported.loads.size() == 1 && m_into->currentIndex() > 0;
    return isForOpen ? openLoads(imported, kName, m_open, m_into->currentData().toString().toStdString())
                     : openImport(imported, kName, m_rate->value());
}

void ImportDialog::check()
{
    const std::string text = m_text->toPlainText().toStdString();
    m_import->setEnabled(false);
    if (text.find_first_not_of(" \t\r\n") == std::string::npos) {
        showChoices(nullptr);
        say(tr("Nothing pasted yet."), m_theme.mutedText);
        return;
    }
    const base::Result<world::Import, Failure> imported = readImport(text, kName);
    showChoices(imported ? &*imported : nullptr);
    if (!imported) {
        say(QString::fromStdString(imported.error().problem.text()), m_theme.hotText);
        return;
    }
    if (!m_isRateChosen) {
        const QSignalBlocker still(m_rate);
        m_rate->setValue(usualLoad(imported->scenario.streams.front()));
    }
    if (const base::Result<Opened, Failure> opened = openedFrom(*imported); !opened) {
        say(QString::fromStdString(opened.error().problem.text()), m_theme.hotText);
        return;
    }
    say(verdictOn(*imported), m_theme.text);
    m_import->setEnabled(true);
}

void ImportDialog::accept()
{
    const base::Result<world::Import, Failure> imported = readImport(m_text->toPlainText().toStdString(), kName);
    if (!imported) {
        check();
        return;
    }
    base::Result<Opened, Failure> opened = openedFrom(*imported);
    if (!opened) {
        check();
        return;
    }
    m_opened = std::move(*opened);
    QDialog::accept();
}

void ImportDialog::browse()
{
    const QString path = QFileDialog::getOpenFileName(this, tr("Open a file"), m_folder,
        tr("JSON and CSV (*.json *.txt *.csv);;All files (*)"));
    if (path.isEmpty())
        return;
    if (const base::Result<std::string, Failure> text = readText(path))
        setText(QString::fromStdString(*text));
    else
        say(QString::fromStdString(text.error().problem.text()), m_theme.hotText);
}

}
