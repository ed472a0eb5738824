package org.vmorph.proofs.homomorphism;

import java.util.List;
import org.vmorph.model.ir.Addressing;
import org.vmorph.model.ir.Operator;
import org.vmorph.model.ir.Word;
import org.vmorph.model.meaning.Meaning;
import org.vmorph.model.meaning.OperandValues;
import org.vmorph.model.meaning.State;
import org.vmorph.model.step.Elaboration;
import org.vmorph.proofs.claim.Claim;
import org.vmorph.proofs.claim.Ground;
import org.vmorph.proofs.claim.Stated;

/**
 * The translation lemma: an address is good on the hardware if and only if it is good on the
 * virtual machine, and where it is, the word reached is the guest's own, moved by k. In three
 * parts, for a solver finds three small proofs sooner than the one.
 *
 * @param bounded whether storage has at most as many words as the machine's addresses allow; over
 *     numbers that have no end it need not
 */
record TranslationLemma(
    Elaboration semantics, List<Monitor> monitors, Addressing by, Part part, boolean bounded)
    implements Claim {
  /** The parts of the lemma, by what may happen. */
  enum Part {
    TRAPS_MORE("an address that is good on the virtual machine traps on the hardware"),
    TRAPS_LESS("an address that traps on the virtual machine is good on the hardware"),
    MISSES("a good address reaches another word than the guest's own");

    private final String words;

    Part(String words) {
      this.words = words;
    }

    /** In words. */
    String words() {
      return words;
    }
  }

  @Override
  public String name() {
    return "under " + monitors + " " + part.words();
  }

  @Override
  public <W, B, M> Stated<B> over(Ground<W, B, M> ground) {
    var in = new Confined<>(ground, semantics, monitors);
    var reached = new Reached<>(ground, in);
    var given = bounded ? in.fits() : in.guestsFit();
    var machine = semantics.machine();
    ground.show("the machine", machine, in.virtual(), in.virtual());
    ground.show("under the monitor", machine, in.host(), in.host());
    return new Stated<>(given, reached.wrongly(in.host(), in.virtual(), in.moves()));
  }

  /** What an address reaches in two states. */
  private final class Reached<W, B, M> {
    private final Ground<W, B, M> ground;
    private final Confined<W, B, M> in;
    private final Word.Operand address = new Word.Operand("address", by.addressBits());
    private final OperandValues<W> operands;

    Reached(Ground<W, B, M> ground, Confined<W, B, M> in) {
      this.ground = ground;
      this.in = in;
      var word = ground.unknowns().word(address.name(), address.bits());
      ground.show(address.name(), word);
      this.operands = new OperandValues<>(List.of(address), List.of(word));
    }

    /** Whether the part of the lemma fails. */
    B wrongly(State<W, M> host, State<W, M> guest, Confined.Moves<W> moves) {
      var is = in.is();
      var virtually = meaning(guest);
      var really = meaning(host);
      return ground.difference(
          part.words(),
          switch (part) {
            case TRAPS_MORE -> is.all(good(virtually), is.not(good(really)));
            case TRAPS_LESS -> is.all(good(really), is.not(good(virtually)));
            case MISSES -> is.all(good(virtually), misses(virtually, really, moves));
          });
    }

    private B misses(Meaning<W, B, M> virtually, Meaning<W, B, M> really, Confined.Moves<W> moves) {
      var is = in.is();
      var misses = ground.domain().truth(false);
      for (var at : by.words().apply(address)) {
        int bits = at.file().indexBits() + 1;
        var here = sum(really, at);
        var moved = ground.domain().calculate(Operator.ADD, bits, sum(virtually, at), moves.by());
        var inside =
            is.all(is.not(is.below(bits, here, moves.by())), is.below(bits, here, moves.end()));
        misses = is.or(misses, is.or(is.not(is.equal(bits, here, moved)), is.not(inside)));
      }
      return misses;
    }

    private Meaning<W, B, M> meaning(State<W, M> state) {
      return new Meaning<>(ground.domain(), operands, state);
    }

    private B good(Meaning<W, B, M> meaning) {
      var good = ground.domain().truth(true);
      for (var check : by.checks().apply(address)) {
        good = in.is().all(good, in.is().not(meaning.truth(check.when())));
      }
      return good;
    }

    private W sum(Meaning<W, B, M> meaning, Word.At at) {
      return in.is().sum(meaning.word(at.base()), meaning.word(at.offset()));
    }
  }
}
