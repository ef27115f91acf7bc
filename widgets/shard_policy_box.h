// How a consumer goes from a shard to its children and on to its next iterator or subscription, as knobs:
// clients::ShardPolicy, for who adds a consumer and for the page of one that is there.
#pragma once

#include "clients/config.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QSpinBox;

namespace shardscope::widgets {

class ShardPolicyBox : public QWidget {
    Q_OBJECT

public:
    // In a dialog side by side and with a letter of its own, on a page one below the other.
    enum class Place { Dialog, Page };
    ShardPolicyBox(Place place, QWidget* parent);

    [[nodiscard]] clients::ShardPolicy policy() const;
    // Says nothing of it; a knob under the hand keeps what the hand has set.
    void present(const clients::ShardPolicy& policy);

signals:
    void changed();

private:
    void touch();
    void bound();

    clients::ShardPolicy m_policy;
    QCheckBox* m_blocks;
    QSpinBox* m_discovery;
    QComboBox* m_children;
    QComboBox* m_renewal;
};

}
