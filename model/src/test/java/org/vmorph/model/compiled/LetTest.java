package org.vmorph.model.compiled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vmorph.model.ir.Instruction.instruction;
import static org.vmorph.model.ir.Say.choose;
import static org.vmorph.model.ir.Say.let;
import static org.vmorph.model.ir.Say.literal;
import static org.vmorph.model.ir.Say.set;
import static org.vmorph.model.ir.Say.when;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.concrete.Event;
import org.vmorph.model.concrete.Machine;
import org.vmorph.model.ir.Addressing;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Operator;
import org.vmorph.model.ir.Word;
import org.vmorph.model.machines.Shape;
import org.vmorph.model.machines.ThirdGeneration;
import org.vmorph.model.machines.ThirdGenerationParts;
import org.vmorph.model.step.Elaboration;

/** Words with names are computed once, and what they are made of is nowhere copied. */
class LetTest {
  /** Instructions whose words are used again and again, so many times over. */
  private static final class Shared extends ThirdGenerationParts {
    final Architecture machine;

    Shared(int times) {
      super(Shape.FULL);
      var odd = new ArrayList<Instruction>();
      odd.add(instruction(0x90, "double", REG).does(set(RA, doubled(times))));
      odd.add(instruction(0x91, "choose", REG_REG).does(set(RA, chosen(times))));
      odd.add(instruction(0x92, "trap", REG).does(set(RA, trapping(times))));
      odd.add(instruction(0x93, "walk", REG_REG).does(set(RA, walked(RB))));
      odd.add(instruction(0x94, "store", REG_REG).does(set(walked(RA), RB)));
      odd.add(
          instruction(0x95, "perhaps", REG_REG)
              .does(when(RA.low(1).is(1), set(RA, trapping(times))), set(walked(RB), RB)));
      machine =
          new ThirdGeneration(shape).machine.plus("shared", "", odd.toArray(Instruction[]::new));
    }

    private Word doubled(int times) {
      var word = (Word) RA;
      for (int i = 0; i < times; i++) {
        var half = let("h", word);
        word = half.calc(Operator.XOR, half.plus(half).plus(i));
      }
      return word;
    }

    /** Of both branches and of the test. */
    private Word chosen(int times) {
      var word = (Word) RA;
      for (int i = 0; i < times; i++) {
        var one = let("one", word);
        var other = let("other", one.plus(RB));
        word = choose(one.below(other), other.minus(one), one.calc(Operator.XOR, other));
      }
      return word;
    }

    /** Each of them may trap. */
    private Word trapping(int times) {
      var word = wide(RA.low(5));
      for (int i = 0; i < times; i++) {
        var address = let("a", word);
        word = memory(address).calc(Operator.AND, number(31)).plus(wide(address.low(2)));
      }
      return word;
    }

    /** Storage through three tables, the first of them at 0; entries may be anything. */
    private Word.Memory walked(Word address) {
      var three = new Addressing("E[table %s]", E.bits(), E.bits(), this::checks, this::words);
      return new Word.Memory(three, address);
    }

    private Word entry(int level, Word address) {
      if (level < 0) {
        return literal(0, n);
      }
      return let(
          "entry" + level,
          E.at(entry(level - 1, address), address.slice(3 * level, 3).extend(n)).low(n));
    }

    private List<Addressing.Check> checks(Word address) {
      return List.of(
          new Addressing.Check(entry(0, address).low(2).is(0), MEMORY),
          new Addressing.Check(entry(1, address).low(2).is(1), PRIVILEGED),
          new Addressing.Check(entry(2, address).below(SIZE).not(), MEMORY));
    }

    private List<Word.At> words(Word address) {
      return List.of(E.at(entry(2, address)));
    }
  }

  private static int bytes(int times) {
    return IsaClass.generate(new Elaboration(new Shared(times).machine), Set.of()).bytes().length;
  }

  @Test
  void what_is_left_grows_by_as_much_each_time() {
    int before = bytes(20) - bytes(10);
    int after = bytes(50) - bytes(40);
    assertThat(after).isBetween(before * 9 / 10, before * 11 / 10);
  }

  @Test
  void what_is_meant_grows_by_as_much_each_time() {
    int before = nodes(20) - nodes(10);
    assertThat(nodes(50) - nodes(40)).isEqualTo(before);
  }

  /** How many words and conditions an elaborated step consists of, each counted once. */
  private static int nodes(int times) {
    var semantics = new Elaboration(new Shared(times).machine);
    var step = semantics.step(semantics.machine().instruction("trap").orElseThrow());
    var lets = new Lets(new HashSet<>(), Asides.NONE);
    step.traps().forEach(trap -> lets.of(trap.when()));
    step.writes().forEach(write -> lets.of(write.value()));
    return lets.all().size() + step.traps().size();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 30})
  void both_engines_compute_the_same(int times) {
    var machine = new Shared(times).machine;
    var all = machine.instructions();
    for (long seed = 0; seed < 3000; seed++) {
      var instruction = all.get(all.size() - 1 - (int) (seed % 6));
      var twins = new Twins(machine, 40 + (int) (seed % 200), seed);
      twins.shake();
      twins.next(twins.encoded(instruction));
      twins.run(1);
      var given = new Twins(machine, 40, seed);
      given.shake();
      given.execute(instruction);
    }
  }

  /** The same without a name, written out by hand. */
  @Test
  void a_name_changes_nothing() {
    var shared = new Shared(1);
    var plain = shared.RA.calc(Operator.XOR, shared.RA.plus(shared.RA).plus(0));
    var named = instruction(0xa0, "named", shared.REG).does(set(shared.RA, shared.doubled(1)));
    var written = instruction(0xa1, "written", shared.REG).does(set(shared.RA, plain));
    var machine = shared.machine.plus("both", "", named, written);
    for (long word : new long[] {0, 1, -1, 0x1234_5678_9abcL}) {
      assertThat(after(machine, named, word)).isEqualTo(after(machine, written, word));
    }
  }

  private static long after(Architecture machine, Instruction instruction, long word) {
    var tape = new Machine(new Elaboration(machine), 64);
    var registers = (org.vmorph.model.ir.File) machine.component("r").orElseThrow();
    tape.store(registers, 1, word);
    assertThat(tape.execute(instruction, 1).kind()).isEqualTo(Event.Kind.COMPLETED);
    return tape.load(registers, 1);
  }

  @Test
  void a_word_that_is_checked_under_a_condition_is_checked_again_without_it() {
    var shared = new Shared(1);
    var address = let("a", shared.wide(shared.RA.low(20)));
    var word = let("w", shared.memory(address));
    var both =
        instruction(0xa0, "both", shared.REG_REG)
            .does(
                when(shared.RB.is(0), set(shared.RB, word)),
                when(shared.RB.is(0).not(), set(shared.RA, word)));
    var once =
        instruction(0xa1, "once", shared.REG_REG)
            .jumps(set(shared.P, shared.narrow(word)), when(shared.RB.is(0), set(shared.RA, word)));
    var semantics = new Elaboration(shared.machine.plus("checked", "", both, once));
    assertThat(semantics.step(both).traps()).hasSize(4);
    assertThat(semantics.step(once).traps()).hasSize(2);
  }
}
