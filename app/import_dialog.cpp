#include "import_dialog.h"

#include "widgets/format.h"
#include "world/stream_import.h"

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

namespace shardscope::app {

namespace {

constexpr int kMostRecords = 10'000'000;
constexpr int kRateStep = 100;
constexpr int kLinesShown = 11;
constexpr int kColumnsShown = 76;

const char* const kName = "stream"; // of the text, where no file has one

}

ImportDialog::ImportDialog(const QString& folder, const widgets::Theme& theme, QWidget* parent)
    : QDialog(parent), m_folder(folder), m_theme(theme), m_text(new QPlainTextEdit(this)), m_verdict(new QLabel(this)),
      m_rate(new QSpinBox(this)), m_import(new QPushButton(tr("&Import"), this))
{
    setObjectName(QStringLiteral("importStream"));
    setWindowTitle(tr("Import a stream"));
    auto* what = new QLabel(tr("Paste what these commands print, one after another. Shards stand here as they do "
                               "there, with their ranges and parents; records are not copied."),
        this);
    what->setWordWrap(true);
    QFont mono = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    mono.setPixelSize(theme.smallPx);
    auto* commands = new QLabel(QStringLiteral("aws kinesis describe-stream-summary --stream-name NAME\n"
                                               "aws kinesis list-shards --stream-name NAME"),
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
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(theme.px(14));
    form->addRow(tr("&Write to it"), m_rate);
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
    column->addLayout(form);
    column->addWidget(buttons);

    connect(m_text, &QPlainTextEdit::textChanged, this, &ImportDialog::check);
    connect(m_rate, &QSpinBox::valueChanged, this, [this] { m_isRateChosen = true; });
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

QString ImportDialog::verdictOn(const world::Scenario& scenario) const
{
    using widgets::format::count;
    const world::ScenarioStream& stream = scenario.streams.front();
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
    return QString::fromStdString(stream.create.streamName) + QStringLiteral(": ") + parts.join(QStringLiteral(", "))
        + QLatin1Char('.');
}

void ImportDialog::check()
{
    const std::string text = m_text->toPlainText().toStdString();
    m_import->setEnabled(false);
    if (text.find_first_not_of(" \t\r\n") == std::string::npos) {
        say(tr("Nothing pasted yet."), m_theme.mutedText);
        return;
    }
    const base::Result<Opened, Failure> opened = openStreamDescription(text, kName, 0);
    if (!opened) {
        say(QString::fromStdString(opened.error().problem.text()), m_theme.hotText);
        return;
    }
    say(verdictOn(opened->run.scenario), m_theme.text);
    m_import->setEnabled(true);
    if (!m_isRateChosen) {
        const QSignalBlocker still(m_rate);
        m_rate->setValue(usualLoad(opened->run.scenario.streams.front()));
    }
}

void ImportDialog::accept()
{
    base::Result<Opened, Failure> opened =
        openStreamDescription(m_text->toPlainText().toStdString(), kName, m_rate->value());
    if (!opened) {
        check();
        return;
    }
    m_opened = std::move(*opened);
    QDialog::accept();
}

void ImportDialog::browse()
{
    const QString path =
        QFileDialog::getOpenFileName(this, tr("Open a file"), m_folder, tr("JSON (*.json *.txt);;All files (*)"));
    if (path.isEmpty())
        return;
    if (const base::Result<std::string, Failure> text = readText(path))
        setText(QString::fromStdString(*text));
    else
        say(QString::fromStdString(text.error().problem.text()), m_theme.hotText);
}

}
