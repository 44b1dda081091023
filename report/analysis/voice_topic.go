package analysis

import "qreport/report/indicator"

// TopicTitle is what a special report is about.
func (v *voice) TopicTitle() string { return v.w.Topic.Title }

// TopicItem names the product class or industry.
func (v *voice) TopicItem() string { return v.w.itemName(v.w.Topic.Trials, v.w.Topic.Item) }

// TopicTrials prints the batches that were checked.
func (v *voice) TopicTrials() string {
	return v.topic("topic.trials", func(_, trials, _ indicator.Measure) indicator.Measure { return trials })
}

// TopicPass prints those that passed.
func (v *voice) TopicPass() string {
	return v.topic("topic.pass", func(pass, _, _ indicator.Measure) indicator.Measure { return pass })
}

// TopicRate prints the rate.
func (v *voice) TopicRate() string {
	return v.topic("topic.rate", func(_, _, rate indicator.Measure) indicator.Measure { return rate })
}

func (v *voice) topic(id string, pick func(pass, trials, rate indicator.Measure) indicator.Measure) string {
	if v.w.Topic.Item == "" {
		return v.hush()
	}
	m := pick(v.w.topicRate(v.w.Region))
	if !m.Value.Present() {
		return v.hush()
	}
	return v.w.mark(id, m)
}

// TopicInterval words the interval of the rate.
func (v *voice) TopicInterval() string {
	_, _, m := v.w.topicRate(v.w.Region)
	return v.w.intervalText(m)
}

// TopicChange words its change since last year.
func (v *voice) TopicChange() string {
	_, _, m := v.w.topicRate(v.w.Region)
	return v.w.changeText("yoy", m, m.YearOnYear())
}

// TopicRecords counts the topic's records.
func (v *voice) TopicRecords() string {
	if v.w.Topic.List == "" {
		return ""
	}
	n := len(v.w.topicList())
	if n == 0 {
		return ""
	}
	return v.w.say("topic.records.some", n)
}
