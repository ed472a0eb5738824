package org.vmorph.proofs.homomorphism;

import java.util.List;
import org.vmorph.model.ir.Addressing;
import org.vmorph.model.ir.Word;
import org.vmorph.model.meaning.Meaning;
import org.vmorph.model.meaning.Operands;
import org.vmorph.model.step.Elaboration;
import org.vmorph.proofs.obligation.Claim;
import org.vmorph.proofs.obligation.Ground;
import org.vmorph.proofs.obligation.Stated;

/**
 * The translation lemma: an address is good on the hardware if and only if it is good on the
 * virtual machine, the same trap is taken where it is not, and where it is the word reached is the
 * guest's own, moved by k. What may happen is that one of these fails.
 */
record Translation(Elaboration semantics, Monitor monitor, Addressing by) implements Claim {
  @Override
  public String name() {
    return "translation of " + by.name().formatted("a") + " under " + monitor + " fails";
  }

  @Override
  public <W, B, M> Stated<B> over(Ground<W, B, M> ground) {
    var in = new Confined<>(ground, semantics, monitor);
    var is = in.is();
    var domain = ground.domain();
    var address = new Word.Operand("address", by.addressBits());
    var operands =
        new Operands<>(List.of(address), List.of(ground.operand(address.name(), address.bits())));
    var virtually = new Meaning<>(domain, operands, in.virtual());
    var really = new Meaning<>(domain, operands, in.host());
    var differ = domain.truth(false);
    var goodVirtually = domain.truth(true);
    var goodReally = domain.truth(true);
    for (var check : by.checks().apply(address)) {
      // Where the first cause that fires is another one, so is some prefix of the checks.
      goodVirtually = domain.and(goodVirtually, is.not(virtually.truth(check.when())));
      goodReally = domain.and(goodReally, is.not(really.truth(check.when())));
    }
    differ = ground.difference("whether it traps", is.xor(goodVirtually, goodReally));
    var moved = domain.truth(false);
    for (var at : by.words().apply(address)) {
      moved = is.or(moved, elsewhere(in, ground, virtually, really, at));
    }
    var misses = ground.difference("the word reached", domain.and(goodVirtually, moved));
    ground.show("the machine", semantics.machine(), in.virtual(), in.virtual());
    ground.show("under " + monitor, semantics.machine(), in.host(), in.host());
    return new Stated<>(in.fits(), is.or(differ, misses));
  }

  private <W, B, M> B elsewhere(
      Confined<W, B, M> in,
      Ground<W, B, M> ground,
      Meaning<W, B, M> virtually,
      Meaning<W, B, M> really,
      Word.At at) {
    var is = in.is();
    int bits = at.file().indexBits();
    var there = is.sum(virtually.word(at.base()), virtually.word(at.offset()));
    var here = is.sum(really.word(at.base()), really.word(at.offset()));
    var k = in.region().low();
    var moved =
        ground.domain().calculate(org.vmorph.model.ir.Operator.ADD, bits + 1, there, is.wide(k));
    return is.or(
        is.not(is.equal(bits + 1, here, moved)),
        is.or(
            is.below(bits + 1, here, is.wide(k)),
            is.not(is.below(bits + 1, here, is.sum(k, in.region().words())))));
  }
}
