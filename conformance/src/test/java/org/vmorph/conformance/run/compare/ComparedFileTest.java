package org.vmorph.conformance.run.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.compiled.Engines;
import org.vmorph.model.concrete.Machine;
import org.vmorph.model.ir.File;
import org.vmorph.model.machines.Machines;
import org.vmorph.vmm.BareHost;
import org.vmorph.vmm.Guest;
import org.vmorph.vmm.control.TrapAndEmulate;
import org.vmorph.vmm.tower.Plan;

/** A long tape is looked at by and by; a short one, and what is no tape, all of it every time. */
class ComparedFileTest {
  private static final Architecture MACHINE = Machines.named("third-generation").orElseThrow();
  private static final File OUTPUT = MACHINE.console().orElseThrow().output();
  private static final int LONG = 10 * ComparedFile.AT_ONCE;
  private static final int WORDS = 64;

  private final Machine bare = new Machine(Engines.of(MACHINE), WORDS);
  private final ComparedFile compared = new ComparedFile(OUTPUT, bare.content(OUTPUT));
  private Guest guest;

  @BeforeEach
  void aGuest() {
    var plan = new Plan(MACHINE, List.of(new TrapAndEmulate()), WORDS);
    var host = new Machine(Engines.of(MACHINE), plan.room());
    guest = plan.boot(new BareHost(host), new long[WORDS]).innermost();
  }

  private void put(int from, int to) {
    for (int i = from; i < to; i++) {
      bare.store(OUTPUT, i, i + 1);
      guest.store(OUTPUT, i, i + 1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 200, ComparedFile.AT_ONCE - 1})
  void any_word_of_a_short_tape_is_seen_at_once(int wrong) {
    put(0, ComparedFile.AT_ONCE);
    assertThat(compared.isStillLike(guest)).isTrue();
    guest.store(OUTPUT, wrong, 0);
    assertThat(compared.isStillLike(guest)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 300, LONG - 1})
  void all_that_is_new_is_seen_at_once(int wrong) {
    put(0, LONG);
    guest.store(OUTPUT, wrong, 0);
    assertThat(compared.isStillLike(guest)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 300, 5 * ComparedFile.AT_ONCE})
  void what_is_old_is_seen_in_its_turn_and_after_all(int wrong) {
    put(0, LONG);
    assertThat(compared.isStillLike(guest)).isTrue();
    guest.store(OUTPUT, wrong, 0);
    assertThat(compared.isLikeAfterAll(guest)).isFalse();
    assertThat(IntStream.range(0, 10).allMatch(i -> compared.isStillLike(guest))).isFalse();
  }

  @Test
  void of_another_guest_everything_is_new() {
    put(0, LONG);
    assertThat(compared.isStillLike(guest)).isTrue();
    guest.store(OUTPUT, LONG / 2, 0);
    compared.start();
    assertThat(compared.isStillLike(guest)).isFalse();
  }

  @Test
  void more_than_there_is_to_be_is_seen() {
    put(0, LONG);
    assertThat(compared.isStillLike(guest)).isTrue();
    guest.store(OUTPUT, LONG, 1);
    assertThat(compared.isStillLike(guest)).isFalse();
  }
}
