package gradus.engine.device.card;

import gradus.engine.device.Trial;

/// A card and how it did when it was tried out.
public record TriedCard(CardFacts facts, Trial trial) {}
