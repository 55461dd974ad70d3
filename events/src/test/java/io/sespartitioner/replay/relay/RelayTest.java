package io.sespartitioner.replay.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RelayTest {

  @Test
  void everythingIsPassedOnInOrder() throws IOException {
    List<Integer> taken = new ArrayList<>();
    try (Relay<Integer> relay = new Relay<>("test", element -> 100_000, taken::add)) {
      for (int i = 0; i < 10_000; i++) {
        relay.accept(i);
      }
      relay.finish();
    }
    assertThat(taken).isEqualTo(IntStream.range(0, 10_000).boxed().toList());
  }

  @Test
  void theTakersTroubleReachesWhoBrings() {
    try (Relay<Integer> relay =
        new Relay<>(
            "test",
            element -> 1,
            element -> {
              throw new IOException("disk full");
            })) {
      assertThatThrownBy(
              () -> {
                for (int i = 0; ; i++) {
                  relay.accept(i);
                }
              })
          .isInstanceOf(IOException.class)
          .hasMessage("disk full");
    }
  }

  @Test
  void aLackOfMemoryReachesWhoBringsAsWhatItIs() throws IOException {
    OutOfMemoryError end = new OutOfMemoryError("on purpose");
    try (Relay<Integer> relay =
        new Relay<>(
            "test",
            element -> 1,
            element -> {
              throw end;
            })) {
      relay.accept(1);
      assertThatThrownBy(relay::finish).isSameAs(end);
    }
  }

  @Test
  void troubleWithTheLastElementIsNotLost() throws IOException {
    try (Relay<Integer> relay =
        new Relay<>(
            "test",
            element -> 1,
            element -> {
              throw new IllegalArgumentException("on purpose");
            })) {
      relay.accept(1);
      assertThatThrownBy(relay::finish).hasRootCauseMessage("on purpose");
    }
  }
}
