package gradus.engine.device.card;

import gradus.engine.graph.Message;
import java.util.List;
import java.util.Optional;

/// A library through which cards are reached.
public interface CardLibrary {

    /// All cards, in an order that stays.
    ///
    /// @throws gradus.engine.device.DeviceException when the driver can't tell them
    List<CardFacts> devices();

    /// Why a card is of no use whatever it computes.
    default Optional<Message> refusal(CardFacts card) {
        return Optional.empty();
    }

    /// Opens a card.
    ///
    /// @throws gradus.engine.device.DeviceException when the driver can't
    CardQueue open(CardFacts card);
}
