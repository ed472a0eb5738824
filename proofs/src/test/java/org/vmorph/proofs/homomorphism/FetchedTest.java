package org.vmorph.proofs.homomorphism;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.decoding.RiscV;
import org.vmorph.model.ir.BitPattern;
import org.vmorph.model.ir.Condition;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Word;
import org.vmorph.model.machines.Machines;
import org.vmorph.model.meaning.Meaning;
import org.vmorph.model.meaning.OperandValues;
import org.vmorph.model.meaning.State;
import org.vmorph.model.step.Elaboration;
import org.vmorph.proofs.claim.Claim;
import org.vmorph.proofs.claim.Ground;
import org.vmorph.proofs.claim.Stated;
import org.vmorph.proofs.claim.Terms;
import org.vmorph.proofs.obligation.Verdict;
import org.vmorph.proofs.symbolic.Prover;

/** What the solver makes of the decoding tree, for every word there is. */
class FetchedTest {
  static List<Architecture> machines() {
    return List.of(RiscV.MACHINE, Machines.named("third-generation").orElseThrow());
  }

  /** A word, and whether something is wrong with what it is said to be. */
  private interface Wrong {
    <W, B, M> B over(Fetched<W, B, M> fetched, Patterns<W, B, M> patterns, Terms<W, B, M> is);
  }

  /** The patterns of the instructions, each by itself. */
  private record Patterns<W, B, M>(
      Elaboration semantics, Word.Operand name, Meaning<W, B, M> meaning) {
    B has(Instruction instruction) {
      return meaning.truth(condition(semantics.decoder().pattern(instruction)));
    }

    private Condition condition(BitPattern pattern) {
      var all = pattern.fixed().of(name);
      for (var other : pattern.excludedWords()) {
        all = all.and(other.of(name).not());
      }
      return all;
    }
  }

  private record Decoding(String name, Elaboration semantics, Wrong wrong) implements Claim {
    @Override
    public <W, B, M> Stated<B> over(Ground<W, B, M> ground) {
      var machine = semantics.machine();
      var unknowns = ground.unknowns();
      var state =
          new State<W, M>(
              unknowns.word("q", machine.storage().indexBits()),
              machine.cells().stream().map(c -> unknowns.word(c.name(), c.bits())).toList(),
              machine.files().stream().map(f -> unknowns.content(f.name(), f)).toList());
      var is = new Terms<>(ground.domain(), machine.storage().indexBits());
      var fetched = new Fetched<>(ground, is, semantics, state);
      var name = new Word.Operand("word", semantics.decoder().bits());
      var words = new OperandValues<>(List.of(name), List.of(fetched.word()));
      var patterns = new Patterns<>(semantics, name, new Meaning<>(ground.domain(), words, state));
      return new Stated<>(fetched.arrives(), wrong.over(fetched, patterns, is));
    }
  }

  private static Verdict happens(Architecture machine, String what, Wrong wrong) {
    return new Prover().neverHappens(new Decoding(what, new Elaboration(machine), wrong));
  }

  @ParameterizedTest
  @MethodSource("machines")
  void a_word_is_an_instruction_if_it_has_its_pattern_and_not_else(Architecture machine) {
    for (var instruction : machine.instructions()) {
      var verdict =
          happens(
              machine,
              "pattern and tree of " + instruction,
              new Wrong() {
                @Override
                public <W, B, M> B over(
                    Fetched<W, B, M> fetched, Patterns<W, B, M> patterns, Terms<W, B, M> is) {
                  return is.xor(fetched.is(instruction), patterns.has(instruction));
                }
              });
      assertThat(verdict).as(instruction.name()).isEqualTo(Verdict.PROVED);
    }
  }

  @ParameterizedTest
  @MethodSource("machines")
  void no_word_is_two_instructions(Architecture machine) {
    var all = machine.instructions();
    var verdict =
        happens(
            machine,
            "two instructions",
            new Wrong() {
              @Override
              public <W, B, M> B over(
                  Fetched<W, B, M> fetched, Patterns<W, B, M> patterns, Terms<W, B, M> is) {
                var two = is.not(is.all());
                for (int i = 0; i < all.size(); i++) {
                  for (var earlier : all.subList(0, i)) {
                    two = is.or(two, is.all(fetched.is(earlier), fetched.is(all.get(i))));
                  }
                }
                return two;
              }
            });
    assertThat(verdict).isEqualTo(Verdict.PROVED);
  }

  @ParameterizedTest
  @MethodSource("machines")
  void a_word_is_none_if_it_has_nobodys_pattern(Architecture machine) {
    var verdict =
        happens(
            machine,
            "no instruction",
            new Wrong() {
              @Override
              public <W, B, M> B over(
                  Fetched<W, B, M> fetched, Patterns<W, B, M> patterns, Terms<W, B, M> is) {
                var some = is.not(is.all());
                for (var instruction : machine.instructions()) {
                  some = is.or(some, patterns.has(instruction));
                }
                return is.not(is.xor(some, fetched.isNone()));
              }
            });
    assertThat(verdict).isEqualTo(Verdict.PROVED);
  }

  /** That the questions above can be answered otherwise. */
  @Test
  void a_word_that_is_an_instruction_is_found_and_replayed() {
    var jump = RiscV.MACHINE.instruction("c_jalr").orElseThrow();
    var verdict =
        happens(
            RiscV.MACHINE,
            "c_jalr",
            new Wrong() {
              @Override
              public <W, B, M> B over(
                  Fetched<W, B, M> fetched, Patterns<W, B, M> patterns, Terms<W, B, M> is) {
                return fetched.is(jump);
              }
            });
    assertThat(verdict.refuted()).isTrue();
  }
}
