package io.sespartitioner.ses;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class SelectionTest {
  @Test
  void andSelectsWhatEitherDoes() {
    Selection one = Selection.tag("t").and(Selection.field("/f"));
    Selection other = Selection.allHeaders().and(Selection.tag("u"));
    Selection both = new Selection(Set.of("t", "u"), Set.of("/f"), true);
    assertThat(one.and(other)).isEqualTo(both);
    assertThat(other.and(one)).isEqualTo(both);
    assertThat(one.headers()).isFalse();
    assertThat(Selection.none().and(Selection.none())).isEqualTo(Selection.none());
  }
}
