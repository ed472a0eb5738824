package org.vmorph.conformance.gen;

import static org.vmorph.conformance.gen.Verb.ADDI;
import static org.vmorph.conformance.gen.Verb.BNE;
import static org.vmorph.conformance.gen.Verb.GET;
import static org.vmorph.conformance.gen.Verb.HALT;
import static org.vmorph.conformance.gen.Verb.LD;
import static org.vmorph.conformance.gen.Verb.LI;
import static org.vmorph.conformance.gen.Verb.LPSW;
import static org.vmorph.conformance.gen.Verb.LRB;
import static org.vmorph.conformance.gen.Verb.PUT;
import static org.vmorph.conformance.gen.Verb.SRB;
import static org.vmorph.conformance.gen.Verb.ST;

import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.vmorph.model.step.Elaboration;

/**
 * Guests staged for what generated ones hardly ever do. In a loop a privileged instruction is
 * executed, written over with another one, and executed again; a step leaves the state that a trap
 * would leave, and a trap the state that was there before. They stand beside the stream of
 * generated guests, so their numbers are below 0.
 */
public final class Staged {
  private static final int REWRITTEN = 32;
  private static final int WHOLE_R = 8;
  private static final int OTHER = 9;
  private static final int LEFT = 10;
  private static final int NONE = 11;
  private static final List<Verb> FIRST = List.of(SRB, LRB, PUT, GET);
  private static final List<Verb> SECOND = List.of(SRB, LRB, PUT, GET, HALT);

  private final Vocabulary vocabulary;
  private final int words;
  private final Dice dice = new Dice();

  private Staged(Elaboration semantics, int words) {
    this.vocabulary = new Vocabulary(semantics.machine(), Set.of());
    this.words = words;
  }

  /**
   * The guests of a seed.
   *
   * @param words w, the storage of each
   * @throws IllegalArgumentException if there are none for the machine, or none that small
   */
  public static List<GuestProgram> guests(Elaboration semantics, int words, long seed) {
    // It says what is wrong with the machine or the size.
    new Generator(semantics, words, Set.of());
    var staged = new Staged(semantics, words);
    return Stream.concat(
            LongStream.range(0, REWRITTEN).mapToObj(i -> staged.rewritten(seed, -1 - i)),
            Stream.of(
                staged.likeATrap(seed, -1 - REWRITTEN), staged.trapsAgain(seed, -2 - REWRITTEN)))
        .toList();
  }

  /** E[0] holds what a trap here would store, and the PSW that is loaded is E[1]: yet no trap. */
  private GuestProgram likeATrap(long seed, long index) {
    long code = vocabulary.machine().illegal().code();
    var image = new long[words];
    image[Layout.OLD] =
        vocabulary.psw(false, Layout.MAIN, 0, words) | code << vocabulary.causeShift();
    image[Layout.NEW] = vocabulary.psw(false, Layout.MAIN + 1, 0, words);
    image[Layout.MAIN] = vocabulary.word(LPSW, 0, Layout.NEW);
    image[Layout.MAIN + 1] = vocabulary.word(HALT, 0, 0);
    return guest(image, seed, index);
  }

  /** The handler goes back to what trapped, so that E[0] changes the first time only. */
  private GuestProgram trapsAgain(long seed, long index) {
    var image = new long[words];
    image[Layout.NEW] = vocabulary.psw(false, Layout.MAIN + 1, 0, words);
    image[Layout.MAIN] = vocabulary.word(LPSW, 0, words);
    image[Layout.MAIN + 1] = vocabulary.word(LPSW, 0, Layout.OLD);
    return guest(image, seed, index);
  }

  private GuestProgram guest(long[] image, long seed, long index, long... input) {
    return new GuestProgram(vocabulary.machine(), image, input, seed, index);
  }

  private GuestProgram rewritten(long seed, long index) {
    dice.start(seed, index);
    int start = Layout.MAIN;
    int replaced = start + 5 + dice.below(4);
    int halt = replaced + 4;
    int other = halt + 1 + dice.below(words - halt - 1);
    var image = new long[words];
    image[Layout.NEW] = vocabulary.psw(false, halt, 0, words);
    image[start] = vocabulary.word(LI, WHOLE_R, vocabulary.r(0, words));
    image[start + 1] = vocabulary.word(LI, LEFT, dice.between(2, 4));
    image[start + 2] = vocabulary.word(LI, NONE, 0);
    image[start + 3] = vocabulary.word(LD, OTHER, 0, other);
    for (int i = start + 4; i < replaced; i++) {
      image[i] = vocabulary.word(ADDI, dice.below(8), dice.below(9));
    }
    var first = FIRST.get(dice.below(FIRST.size()));
    image[replaced] = privileged(first);
    image[replaced + 1] = vocabulary.word(ST, OTHER, 0, replaced);
    image[replaced + 2] = vocabulary.word(ADDI, LEFT, -1);
    image[replaced + 3] = vocabulary.word(BNE, LEFT, NONE, replaced);
    image[halt] = vocabulary.word(HALT, 0, 0);
    image[other] = privileged(another(first));
    return guest(image, seed, index, dice.below(100), dice.below(100));
  }

  private Verb another(Verb first) {
    var verbs = SECOND.stream().filter(verb -> verb != first).toList();
    return verbs.get(dice.below(verbs.size()));
  }

  private long privileged(Verb verb) {
    return vocabulary.word(verb, verb == LRB ? WHOLE_R : dice.below(8), 0);
  }
}
