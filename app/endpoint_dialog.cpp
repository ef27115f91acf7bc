#include "endpoint_dialog.h"

#include "widgets/code_tabs.h"
#include "widgets/format.h"
#include "world/journal.h"

#include <QCheckBox>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>

namespace shardscope::app {

namespace {

constexpr int kLookMs = 500;
constexpr int kLinesShown = 6;

QStringList clientNames()
{
    QStringList names;
    for (const Client client : kClients)
        names << clientName(client);
    return names;
}

QLabel* paragraph(const QString& text, QWidget* parent)
{
    auto* label = new QLabel(text, parent);
    label->setWordWrap(true);
    return label;
}

}

EndpointDialog::EndpointDialog(Endpoint& endpoint, const widgets::Theme& theme, QWidget* parent)
    : QDialog(parent), m_endpoint(endpoint), m_switch(new QCheckBox(this)), m_port(new QSpinBox(this)),
      m_address(new QLineEdit(this)), m_copyAddress(new QPushButton(tr("Copy"), this)), m_state(new QLabel(this)),
      m_lines(new widgets::CodeTabs(clientNames(), kLinesShown, theme, this))
{
    setObjectName(QStringLiteral("endpoint"));
    setWindowTitle(tr("Programs of your own"));
    m_switch->setText(tr("Let programs on this computer call this run"));
    m_port->setRange(1, 65'535);
    m_port->setGroupSeparatorShown(false);
    m_port->setValue(Endpoint::kUsualPort);
    m_port->setAccessibleName(tr("Port"));
    m_address->setObjectName(QStringLiteral("address"));
    m_address->setReadOnly(true);
    m_address->setAccessibleName(tr("Address"));
    m_copyAddress->setAccessibleName(tr("Copy the address"));
    m_copyAddress->setAutoDefault(false);

    auto* row = new QHBoxLayout;
    auto* portName = new QLabel(tr("Port"), this);
    row->addWidget(portName);
    row->addWidget(m_port);
    row->addWidget(m_address, 1);
    row->addWidget(m_copyAddress);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->button(QDialogButtonBox::Close)->setText(tr("Close"));
    auto* column = new QVBoxLayout(this);
    const int edge = theme.px(14);
    column->setContentsMargins(edge, edge, edge, edge);
    column->setSpacing(theme.px(8));
    column->addWidget(m_switch);
    column->addLayout(row);
    m_state->setToolTip(tr("Programs on the same SDK are shown as one, unless each has a name of its own: "
                           "AWS_SDK_UA_APP_ID=orders makes one “orders (boto3 1.35.0)”."));
    column->addWidget(m_state);
    column->addWidget(m_lines, 1);
    column->addWidget(paragraph(tr("Any credentials will do. The limits of the profile hold for these programs, too, "
                                   "on the same clock: at a speed of ×1 they are the real ones."),
        this));
    column->addWidget(
        paragraph(tr("While the run is paused, nothing that is asked for comes about. What programs do is part "
                     "of the run: undo leaves it, and a call while you look back begins a branch there. "
                     "After %1 calls, records counted by the KiB, the run forgets how it came about: it "
                     "goes on, but nothing can be undone, gone back to or saved any more.")
                      .arg(widgets::format::count(qint64(world::kMostOutsideCalls))),
            this));
    column->addWidget(buttons);

    m_look.setInterval(kLookMs);
    connect(&m_look, &QTimer::timeout, this, &EndpointDialog::showCounts);
    connect(m_switch, &QCheckBox::clicked, this, [this](bool isOn) {
        if (isOn)
            m_endpoint.open(std::uint16_t(m_port->value()));
        else
            m_endpoint.close();
    });
    connect(m_port, &QSpinBox::valueChanged, this, &EndpointDialog::present);
    connect(m_copyAddress, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(address()); });
    connect(&m_endpoint, &Endpoint::changed, this, &EndpointDialog::present);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    present();
}

void EndpointDialog::setStream(const QString& name)
{
    m_stream = name;
    present();
}

void EndpointDialog::showEvent(QShowEvent* event)
{
    // Wrapped text is as high as the width makes it.
    resize(width(), std::max(height(), layout()->totalHeightForWidth(width())));
    QDialog::showEvent(event);
    m_look.start();
}

void EndpointDialog::hideEvent(QHideEvent* event)
{
    QDialog::hideEvent(event);
    m_look.stop();
}

void EndpointDialog::present()
{
    m_switch->setChecked(m_endpoint.isOpen());
    m_port->setEnabled(!m_endpoint.isOpen());
    m_address->setText(address());
    m_lines->setTexts([this](int client) {
        return endpointLines(kClients.at(std::size_t(client)), address(),
            QString::fromStdString(m_endpoint.service().region), m_stream);
    });
    showCounts();
}

void EndpointDialog::showCounts()
{
    if (!m_endpoint.isOpen()) {
        m_state->setText(tr("Closed: nobody can call."));
        return;
    }
    const server::ServerCounts counts = m_endpoint.counts();
    if (counts.requests == 0) {
        m_state->setText(tr("Open. No program has called yet."));
        return;
    }
    m_state->setText(tr("%Ln connection(s)", nullptr, int(counts.connections)) + QStringLiteral(" \u00b7 ")
        + tr("%Ln request(s) answered", nullptr, int(counts.requests)));
}

// As it is, or as it will be.
QString EndpointDialog::address() const
{
    return m_endpoint.isOpen() ? m_endpoint.url() : QStringLiteral("http://127.0.0.1:%1").arg(m_port->value());
}

}
