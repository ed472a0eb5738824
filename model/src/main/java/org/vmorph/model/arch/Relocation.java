package org.vmorph.model.arch;

import static org.vmorph.model.ir.Say.literal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.vmorph.model.ir.Addressing;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Component;
import org.vmorph.model.ir.Condition;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Word;

/**
 * R = (l, b), the relocation-bounds: address a is E[a + l] if a is below b and a + l below q
 * (paper, section 2).
 *
 * @param storage E
 * @param base l, as wide as an index of storage
 * @param bound b, as wide
 * @param cause of the trap of an address beyond b or beyond q
 */
public record Relocation(File storage, Cell base, Cell bound, Cause cause) implements Translation {
  /** R = (l, b). */
  @Override
  public List<Tuple> tuples() {
    return List.of(new Tuple("R", List.of(base, bound)));
  }

  /** Both are as wide as an index of storage, and it reaches that. */
  @Override
  public Optional<String> unfit(File reached) {
    if (!storage.equals(reached)) {
      return Optional.of("relocation reaches %s; expected %s".formatted(storage, reached));
    }
    if (base.equals(bound)) {
      return Optional.of("relocation has one component twice");
    }
    return Stream.of(base, bound)
        .filter(cell -> cell.bits() != reached.indexBits())
        .map(
            cell ->
                "%s has %d bits; expected %d, as an address of %s has"
                    .formatted(cell, cell.bits(), reached.indexBits(), reached))
        .findFirst();
  }

  @Override
  public List<Stretch> window() {
    int bits = storage.indexBits() + 1;
    var first = base.extend(bits);
    return List.of(new Stretch(Condition.Always.TRUE, first, first.plus(bound.extend(bits))));
  }

  /** One, from l on, of b words. */
  @Override
  public List<Area> areas() {
    var some = base.below(new Word.Size(storage.indexBits())).and(bound.is(0).not());
    return List.of(
        new Area(base.name(), some, literal(1, 1), base, base.plus(bound).plus(-1), bound));
  }

  @Override
  public Set<Component> bases() {
    return Set.of(base);
  }

  @Override
  public Set<Component> bounds() {
    return Set.of(bound);
  }

  @Override
  public String cut() {
    return "min(b, w - l) and 0 when l >= w";
  }

  @Override
  public Map<Cell, Word> open() {
    return Map.of(base, literal(0, base.bits()), bound, new Word.Size(bound.bits()));
  }

  @Override
  public Optional<Cell> origin() {
    return Optional.of(base);
  }

  @Override
  public Addressing by(Access access, int addressBits) {
    int n = storage.indexBits();
    return new Addressing(
        storage.name() + "[%s]",
        addressBits,
        storage.bits(),
        address -> checks(address.extend(Math.max(addressBits, storage.bits()))),
        address -> List.of(storage.at(base, address.low(n))));
  }

  /** Both tests: a below b on all bits, then a + l below q in n + 1 bits, which never wraps. */
  private List<Addressing.Check> checks(Word address) {
    int n = storage.indexBits();
    var size = new Word.Size(n);
    var sum = base.extend(n + 1).plus(address.low(n).extend(n + 1));
    return List.of(
        new Addressing.Check(address.below(bound.extend(address.bits())).not(), cause),
        new Addressing.Check(sum.below(size.extend(n + 1)).not(), cause));
  }
}
