package org.vmorph.model.arch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vmorph.model.ir.Instruction.instruction;
import static org.vmorph.model.ir.Say.choose;
import static org.vmorph.model.ir.Say.literal;
import static org.vmorph.model.ir.Say.set;
import static org.vmorph.model.ir.Say.trap;
import static org.vmorph.model.ir.Say.when;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vmorph.model.ir.Act;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Word;
import org.vmorph.model.machines.CommonParts;
import org.vmorph.model.machines.RelocationControl;
import org.vmorph.model.machines.Shape;

/** Where M has more values than there are modes, nothing may set it to one that is none. */
class MalformedModeTest extends CommonParts<RelocationControl> {
  private static final Word S = literal(0, 2);
  private static final Word U = literal(3, 2);

  /** Two bits that somebody can choose. */
  private final Word any = REGISTERS.at(literal(1, 4)).low(2);

  MalformedModeTest() {
    super(new Shape(64, 18, 4), 2, RelocationControl::new);
  }

  /** A machine of two modes, 0 and 3. */
  private Architecture machine(Act... acts) {
    return machine(instruction(0xf0, "odd", REG).does(acts));
  }

  private Architecture machine(Instruction odd) {
    var mode = new Architecture.Mode(M, 0, 3);
    var saved = new PswLayout(PSW, cause);
    var entry =
        new TrapEntry() {
          @Override
          public List<Act> acts(Cause why) {
            return List.of(set(E.at(literal(0, n)), saved.stored(why)), set(M, S));
          }

          @Override
          public List<Saved> saved(Cause why) {
            return saved.saved(E.at(literal(0, n)));
          }
        };
    return machine(
        "m", "", 2, mode, Optional.empty(), entry, Cycle.NOTHING, List.of(), List.of(odd));
  }

  private void refused(String message, Act... acts) {
    assertThatThrownBy(() -> machine(acts))
        .isInstanceOf(MalformedMachine.class)
        .hasMessage(message);
  }

  private void accepted(Act... acts) {
    assertThat(machine(acts).instructions()).hasSize(1);
  }

  @Test
  void a_word_that_may_be_any() {
    refused("m: odd, act 1 (set M): may set M to [1, 2]; expected one of [0, 3]", set(M, any));
    refused(
        "m: odd, act 2 (set M): may set M to [2]; expected one of [0, 3]",
        when(any.is(1).not(), set(M, any)));
    refused(
        "m: odd, act 1 (set M): may set M to [1]; expected one of [0, 3]",
        set(M, choose(any.is(2), S, any)));
    refused(
        "m: odd, act 1 (set M): may set M to [1]; expected one of [0, 3]", set(M, literal(1, 2)));
  }

  @Test
  void a_psw_as_it_is() {
    assertThatThrownBy(() -> machine(instruction(0xf0, "odd", REG).jumps(set(PSW, RA))))
        .isInstanceOf(MalformedMachine.class)
        .hasMessage("m: odd, act 1 (set PSW): may set M to [1, 2]; expected one of [0, 3]");
  }

  @Test
  void what_is_a_mode_whatever_the_state() {
    accepted(set(M, M));
    accepted(set(M, choose(RA.is(0), S, U)));
    accepted(set(M, choose(any.is(1), S, choose(any.is(2), U, any))));
    accepted(when(any.is(1).or(any.is(2)).not(), set(M, any)));
    accepted(set(M, choose(M.below(any), M, choose(any.is(0).not(), M, any))));
  }

  @Test
  void what_traps_where_it_would_be_none() {
    accepted(when(any.is(1), trap(MEMORY)), when(any.is(2), trap(MEMORY)), set(M, any));
    refused(
        "m: odd, act 5 (set M): may set M to [2]; expected one of [0, 3]",
        when(any.is(1), trap(MEMORY)),
        when(RA.is(0), trap(MEMORY)),
        set(M, any));
  }

  /** The first of them is u, and a claim about one mode alone speaks of no pair. */
  @Test
  void what_is_asked_is_a_pair_at_least_and_in_order() {
    var u = new Architecture.Mode.Level("u", 0);
    var s = new Architecture.Mode.Level("s", 1);
    var m = new Architecture.Mode.Level("m", 3);
    var levels = List.of(u, s, m);
    assertThat(new Architecture.Mode(M, levels, List.of(u, m)).isPart()).isTrue();
    for (var asked : List.of(List.of(m, u), List.of(u), List.of(u, u, m))) {
      assertThatThrownBy(() -> new Architecture.Mode(M, levels, asked))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageEndingWith(
              "are asked about; expected two or more of %s, in their order".formatted(levels));
    }
  }
}
