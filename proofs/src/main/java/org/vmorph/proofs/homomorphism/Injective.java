package org.vmorph.proofs.homomorphism;

import java.util.List;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Component;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Role;
import org.vmorph.model.meaning.State;
import org.vmorph.model.step.Elaboration;
import org.vmorph.proofs.claim.Claim;
import org.vmorph.proofs.claim.Ground;
import org.vmorph.proofs.claim.Stated;
import org.vmorph.proofs.claim.UnknownNames;

/**
 * f is one-one. What may happen is that two states of the guest differ, at some component or some
 * word, and their images do not, there and in the monitor's cells. Time is no part of f, and of
 * none of them.
 *
 * @param cells whether the monitor's cells are part of f; as printed they are not, and f drops M
 *     and what the clamp cuts off (paper.md, N3)
 */
record Injective(Elaboration semantics, List<Monitor> monitors, boolean cells) implements Claim {
  @Override
  public String name() {
    return "f under "
        + monitors
        + (cells ? "" : ", the monitor's cells forgotten,")
        + " is not one-one";
  }

  @Override
  public <W, B, M> Stated<B> over(Ground<W, B, M> ground) {
    var in = new Confined<>(ground, semantics, monitors);
    var domain = ground.domain();
    var is = in.is();
    var machine = semantics.machine();
    var one = in.virtual();
    var other = in.another("'");
    var imageOfOne = in.host();
    var imageOfOther = in.host(in.host(), other);
    var differ = domain.truth(false);
    var alike = domain.truth(true);
    for (var component : machine.components()) {
      if (component.role() == Role.TIME) {
        continue;
      }
      differ =
          is.or(
              differ,
              ground.difference(
                  component.name(), is.not(same(ground, in, component, one, other, false))));
      alike = domain.and(alike, same(ground, in, component, imageOfOne, imageOfOther, true));
    }
    if (cells) {
      alike = domain.and(alike, in.keepsTheSame(imageOfOne, imageOfOther));
    }
    ground.show("S and f(S)", machine, one, imageOfOne);
    ground.show("S' and f(S')", machine, other, imageOfOther);
    return new Stated<>(domain.and(in.fits(), alike), differ);
  }

  /**
   * Of a file one word, left open; of storage one of the guest's words, and in an image its image.
   */
  private <W, B, M> B same(
      Ground<W, B, M> ground,
      Confined<W, B, M> in,
      Component component,
      State<W, M> one,
      State<W, M> other,
      boolean images) {
    var is = in.is();
    return switch (component) {
      case Cell cell -> is.equal(cell.bits(), one.get(cell), other.get(cell));
      case File file -> {
        var domain = ground.domain();
        var index = ground.unknowns().word(UnknownNames.index(file), file.indexBits());
        var base = domain.literal(0, file.indexBits());
        if (!file.equals(semantics.machine().storage())) {
          yield is.equal(
              file.bits(),
              domain.load(file, one.get(file), base, index),
              domain.load(file, other.get(file), base, index));
        }
        var start = images ? domain.slice(in.moves().by(), 0, file.indexBits()) : base;
        var word =
            is.equal(
                file.bits(),
                domain.load(file, one.get(file), start, index),
                domain.load(file, other.get(file), start, index));
        yield is.or(is.not(is.below(file.indexBits(), index, in.virtual().size())), word);
      }
    };
  }
}
