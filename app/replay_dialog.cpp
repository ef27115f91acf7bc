#include "replay_dialog.h"

#include "clients/access_log.h"
#include "widgets/format.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace shardscope::app {

ReplayDialog::ReplayDialog(const QString& folder, QWidget* parent)
    : QDialog(parent), m_folder(folder), m_file(new QLineEdit(this)), m_key(new QComboBox(this)),
      m_shards(new QSpinBox(this)), m_speed(new QComboBox(this)), m_message(new QLabel(this)),
      m_buttons(new QDialogButtonBox(QDialogButtonBox::Open | QDialogButtonBox::Cancel, this))
{
    setWindowTitle(tr("Replay a log"));
    m_file->setPlaceholderText(tr("Access log in the common or combined format"));
    m_file->setMinimumWidth(340);
    for (const std::string_view field : clients::accessLogFields())
        m_key->addItem(QString::fromUtf8(field.data(), qsizetype(field.size())));
    m_key->setCurrentText(QStringLiteral("client"));
    m_shards->setRange(1, 10'000);
    m_shards->setValue(4);
    // Log seconds in a virtual second.
    for (const std::int64_t factor : {1, 10, 60, 600, 3'600, 36'000, 100'000})
        m_speed->addItem(widgets::format::speed(factor * 1'000), qlonglong(factor * 1'000));
    m_speed->setCurrentIndex(4);
    m_message->setWordWrap(true);
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_message->hide();
    m_buttons->button(QDialogButtonBox::Open)->setText(tr("Replay"));
    m_buttons->button(QDialogButtonBox::Cancel)->setText(tr("Cancel"));

    auto* browse = new QPushButton(tr("Browse\u2026"), this);
    browse->setAutoDefault(false);
    auto* file = new QHBoxLayout;
    file->addWidget(m_file, 1);
    file->addWidget(browse);
    auto* form = new QFormLayout;
    form->addRow(tr("File"), file);
    form->addRow(tr("Partition key"), m_key);
    form->addRow(tr("Shards"), m_shards);
    form->addRow(tr("Log speed"), m_speed);
    auto* column = new QVBoxLayout(this);
    auto* what = new QLabel(
        tr("Each line becomes one record, put when the log says it happened. The log speed presses log time into "
           "virtual time; the speed of the run comes on top of it."),
        this);
    what->setWordWrap(true);
    column->addWidget(what);
    column->addLayout(form);
    column->addWidget(m_message);
    column->addWidget(m_buttons);

    connect(browse, &QPushButton::clicked, this, &ReplayDialog::browse);
    connect(m_file, &QLineEdit::textChanged, this, &ReplayDialog::check);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &ReplayDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    check();
}

void ReplayDialog::setFile(const QString& path) { m_file->setText(path); }

ReplayChoice ReplayDialog::choice() const
{
    return {.file = m_file->text().trimmed(),
        .keyField = m_key->currentText(),
        .shards = m_shards->value(),
        .speedThousandths = m_speed->currentData().toLongLong()};
}

void ReplayDialog::accept()
{
    base::Result<Opened, Failure> opened = openLog(choice());
    if (opened) {
        m_opened = std::move(*opened);
        QDialog::accept();
        return;
    }
    m_message->setText(QString::fromStdString(opened.error().problem.text()));
    m_message->show();
}

void ReplayDialog::browse()
{
    const QString path = QFileDialog::getOpenFileName(this, tr("Choose a log"), m_folder,
        tr("Logs (*.log *.txt *access*);;All files (*)"));
    if (!path.isEmpty())
        m_file->setText(path);
}

void ReplayDialog::check()
{
    m_message->hide();
    m_buttons->button(QDialogButtonBox::Open)->setEnabled(QFileInfo(m_file->text().trimmed()).isFile());
}

}
