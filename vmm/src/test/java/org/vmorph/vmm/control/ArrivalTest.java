package org.vmorph.vmm.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vmorph.model.ir.Say.choose;
import static org.vmorph.model.ir.Say.literal;
import static org.vmorph.model.ir.Say.set;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.PswLayout;
import org.vmorph.model.arch.StoragePlace;
import org.vmorph.model.arch.TrapEntry;
import org.vmorph.model.ir.Act;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Word;
import org.vmorph.model.machines.Machines;
import org.vmorph.model.machines.Shape;
import org.vmorph.model.machines.ThirdGeneration;
import org.vmorph.model.machines.ThirdGenerationParts;

/** No monitor is given a machine whose traps do something else than it says. */
class ArrivalTest extends ThirdGenerationParts {
  private final Architecture sound = new ThirdGeneration(Shape.FULL).machine;

  ArrivalTest() {
    super(Shape.FULL);
  }

  /** The paper's trap, of which something can be said that is not so. */
  private class Swap implements TrapEntry {
    final PswLayout shape = new PswLayout(PSW, cause);

    Word.At word(long number) {
      return E.at(literal(number, n));
    }

    @Override
    public List<Act> acts(Cause why) {
      return List.of(set(word(0), shape.stored(why)), set(PSW, word(1)));
    }

    @Override
    public List<Saved> saved(Cause why) {
      return shape.saved(word(0));
    }

    @Override
    public Optional<Places> places() {
      return Optional.of(new Places(StoragePlace.at(0), StoragePlace.at(1)));
    }

    @Override
    public Optional<PswLayout> layout() {
      return Optional.of(shape);
    }
  }

  private static Optional<String> unsuited(Architecture machine) {
    return HostLayout.unsuited(machine, HostLayout.Side.usual(machine));
  }

  private Optional<String> unsuited(TrapEntry entry, Cause... more) {
    var causes = new ArrayList<>(sound.causes());
    causes.addAll(List.of(more));
    var machine =
        sound
            .draft()
            .name("m")
            .says("")
            .trapEntry(entry)
            .causes(causes)
            .words(8, sound.mostWords())
            .machine();
    return new TrapAndEmulate().inapplicable(machine);
  }

  @Test
  void a_trap_that_sets_a_word_of_another_resource() {
    var output = sound.console().orElseThrow().output();
    var entry =
        new Swap() {
          @Override
          public List<Act> acts(Cause why) {
            return List.of(
                set(word(0), shape.stored(why)),
                set(PSW, word(1)),
                set(output.at(literal(3, output.indexBits())), literal(1, output.bits())));
          }
        };
    assertThat(unsuited(entry).orElseThrow()).endsWith("sets output[3]");
  }

  @Test
  void what_is_as_it_is_said_to_be_is_suited() {
    assertThat(unsuited(new Swap())).isEmpty();
    Machines.all().stream()
        .filter(machine -> machine.trapEntry().places().isPresent())
        .filter(machine -> Allocator.CLAMPED.inapplicable(machine).isEmpty())
        .forEach(machine -> assertThat(unsuited(machine)).isEmpty());
  }

  @Test
  void an_old_psw_that_goes_elsewhere() {
    var entry =
        new Swap() {
          @Override
          public List<Act> acts(Cause why) {
            return List.of(set(word(2), shape.stored(why)), set(PSW, word(1)));
          }
        };
    assertThat(unsuited(entry))
        .contains("m: trap memory stores into E[2] of 16; expected E[0] alone");
  }

  @Test
  void a_word_more() {
    var entry =
        new Swap() {
          @Override
          public List<Act> acts(Cause why) {
            var acts = new ArrayList<>(super.acts(why));
            acts.add(set(word(5), number(7)));
            return acts;
          }
        };
    assertThat(unsuited(entry))
        .contains("m: trap memory stores into E[5] of 16; expected E[0] alone");
  }

  @Test
  void old_words_that_are_not_where_they_are_said_to_be() {
    var entry =
        new Swap() {
          @Override
          public List<Saved> saved(Cause why) {
            return shape.saved(word(1));
          }
        };
    assertThat(unsuited(entry)).contains("m: trap memory does not save M where it says");
  }

  @Test
  void a_psw_that_is_laid_out_otherwise() {
    var entry =
        new Swap() {
          @Override
          public Optional<PswLayout> layout() {
            var fields = new ArrayList<>(PSW.fields());
            Collections.reverse(fields);
            return Optional.of(new PswLayout(new Word.Packed("PSW", fields), cause));
          }
        };
    assertThat(unsuited(entry)).contains("m: trap memory does not store M where its PSW shows it");
  }

  @Test
  void a_new_psw_that_a_program_chooses() {
    var entry =
        new Swap() {
          @Override
          public List<Act> acts(Cause why) {
            var mine = REGISTERS.at(literal(1, 4)).low(1).is(0);
            return List.of(
                set(word(0), shape.stored(why)), set(PSW, choose(mine, word(1), word(2))));
          }
        };
    assertThat(unsuited(entry))
        .contains("m: trap memory leads to a mode that E[1] alone does not say");
  }

  @Test
  void what_a_trap_carries_is_handed_on_by_nobody() {
    var address = new Word.Operand("address", 64);
    var fault = new Cause("fault", 5, Cause.Kind.CALL, List.of(address));
    assertThat(unsuited(new Swap(), fault)).isEmpty();
    var entry =
        new Swap() {
          @Override
          public List<Act> acts(Cause why) {
            var acts = new ArrayList<>(super.acts(why));
            why.values().forEach(value -> acts.add(set(word(2), value)));
            return acts;
          }
        };
    assertThat(unsuited(entry, fault))
        .contains(
            "m: trap fault keeps what it carries; expected its cause alone, which is all D hands"
                + " on");
  }
}
