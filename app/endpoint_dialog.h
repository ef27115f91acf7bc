// Opens and closes the endpoint, and shows how a program of one's own calls it. Stays beside the window while
// programs call.
#pragma once

#include "endpoint.h"
#include "endpoint_lines.h"
#include "widgets/theme.h"

#include <QDialog>
#include <QTimer>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace shardscope::widgets {
class CodeTabs;
}

namespace shardscope::app {

class EndpointDialog : public QDialog {
    Q_OBJECT

public:
    EndpointDialog(Endpoint& endpoint, const widgets::Theme& theme, QWidget* parent);

    // The stream that the lines name.
    void setStream(const QString& name);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void present();
    void showCounts();
    [[nodiscard]] QString address() const;

    Endpoint& m_endpoint;
    QString m_stream;
    QTimer m_look{this}; // while it is shown
    QCheckBox* m_switch;
    QSpinBox* m_port;
    QLineEdit* m_address;
    QPushButton* m_copyAddress;
    QLabel* m_state;
    widgets::CodeTabs* m_lines;
};

}
