package org.vmorph.model.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
  private static final List<String> NAMES = List.of("ld", "st", "add", "addi", "third-generation");

  @Test
  void one_letter_may_be_wrong_missing_superfluous_or_swapped() {
    assertThat(NAMES.stream().map(name -> Nearest.to(name, NAMES).orElseThrow())).isEqualTo(NAMES);
    assertThat(Nearest.to("ldd", NAMES)).contains("ld");
    assertThat(Nearest.to("dl", NAMES)).contains("ld");
    assertThat(Nearest.to("adddi", NAMES)).contains("addi");
    assertThat(Nearest.to("LD", NAMES)).contains("ld");
  }

  @Test
  void longer_names_may_have_more_mistakes() {
    assertThat(Nearest.to("thrid-genration", NAMES)).contains("third-generation");
  }

  @Test
  void what_is_near_to_nothing_gets_no_suggestion() {
    assertThat(Nearest.to("xyzzy", NAMES)).isEmpty();
    assertThat(Nearest.hint("xyzzy", NAMES)).isEmpty();
    assertThat(Nearest.hint("ldd", NAMES)).isEqualTo("; did you mean 'ld'?");
  }
}
