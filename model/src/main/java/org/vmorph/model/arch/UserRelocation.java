package org.vmorph.model.arch;

import static org.vmorph.model.ir.Say.choose;
import static org.vmorph.model.ir.Say.literal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.vmorph.model.ir.Addressing;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Component;
import org.vmorph.model.ir.Condition;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Operator;
import org.vmorph.model.ir.Word;

/**
 * A relocation-bounds register that counts blocks, and that is in force in user mode alone: in the
 * other an address is the word of its number. So the processors of the sixties had it that the
 * paper calls machines of the third generation.
 *
 * @param storage E
 * @param user when it is in force; over M
 * @param base the block that the first block of a program is
 * @param bound how many blocks a program has, or the number of its last one
 * @param inclusive whether it is the number of the last one
 * @param offsetBits a block has 2^offsetBits words
 * @param cause of the trap of an address beyond it, or beyond q
 */
public record UserRelocation(
    File storage,
    Condition user,
    Cell base,
    Cell bound,
    boolean inclusive,
    int offsetBits,
    Cause cause)
    implements Translation {

  @Override
  public Addressing by(Access access, int addressBits) {
    int n = storage.indexBits();
    return new Addressing(
        storage.name() + "[%s]",
        addressBits,
        storage.bits(),
        this::checks,
        address -> List.of(storage.at(first(), address.low(n))));
  }

  /** Where the first word of a program is. */
  private Word first() {
    int n = storage.indexBits();
    return choose(user, wide(base, n), literal(0, n));
  }

  /** The first word of a block. */
  private Word wide(Word block, int bits) {
    return block.extend(bits).calc(Operator.SHL, literal(offsetBits, bits));
  }

  /** How many words a program has, in n + 1 bits. */
  private Word words() {
    int n = storage.indexBits();
    var blocks = bound.extend(n + 1).plus(inclusive ? 1 : 0);
    return choose(user, wide(blocks, n + 1), new Word.Size(n).extend(n + 1));
  }

  /** Storage has whole blocks for a user. */
  private Word limit() {
    int n = storage.indexBits();
    var size = new Word.Size(n);
    var whole = size.slice(offsetBits, n - offsetBits).join(literal(0, offsetBits));
    return choose(user, whole, size);
  }

  /**
   * The tests, in n + 1 bits, which never wrap; the last is for who looks for the end of storage
   * alone.
   */
  private List<Addressing.Check> checks(Word address) {
    int n = storage.indexBits();
    var wide = address.low(n).extend(n + 1);
    var outside = wide.below(words()).not();
    var sum = first().extend(n + 1).plus(wide);
    var there = sum.below(limit().extend(n + 1));
    return List.of(
        new Addressing.Check(
            address.bits() == n
                ? outside
                : address.slice(n, address.bits() - n).is(0).not().or(outside),
            cause),
        new Addressing.Check(there.not(), cause),
        new Addressing.Check(sum.below(new Word.Size(n).extend(n + 1)).not(), cause));
  }

  @Override
  public List<Stretch> window() {
    int n = storage.indexBits();
    var from = first().extend(n + 1);
    return List.of(new Stretch(Condition.Always.TRUE, from, from.plus(words())));
  }

  /** One, up to q, as long as it has a word: it is never as large as all that can be addressed. */
  @Override
  public List<Area> areas() {
    int n = storage.indexBits();
    var last = first().extend(n + 1).plus(words()).plus(-1);
    var most = limit().extend(n + 1).plus(-1);
    var some = words().is(0).not().and(first().below(limit()));
    var end = choose(most.below(last), most, last).low(n);
    return List.of(new Area(base.name(), some, literal(1, 1), first(), end));
  }

  @Override
  public List<Tuple> tuples() {
    return List.of(new Tuple("R", List.of(base, bound)));
  }

  @Override
  public Set<Component> bases() {
    return Set.of(base);
  }

  @Override
  public Set<Component> bounds() {
    return Set.of(bound);
  }

  /**
   * The bound reaches no further than to the last block of storage; and where there is no block the
   * first one is the last that can be addressed, of which no storage has the whole.
   */
  @Override
  public Map<Word.Place, Word> clamped() {
    int n = storage.indexBits();
    var blocks = new Word.Size(n).slice(offsetBits, base.bits());
    var most = blocks.minus(base).plus(inclusive ? -1 : 0);
    var some = inclusive ? base.below(blocks) : base.below(blocks).and(bound.is(0).not());
    return Map.of(
        base,
        choose(some, base, literal(-1, base.bits())),
        bound,
        choose(some, choose(most.below(bound), most, bound), literal(0, bound.bits())));
  }

  @Override
  public Map<Cell, Word> open() {
    return Map.of();
  }

  @Override
  public Map<Cell, Word> refusingNothing() {
    return Map.of(base, literal(0, base.bits()), bound, literal(-1, bound.bits()));
  }

  @Override
  public Optional<String> unfit(File reached) {
    if (!storage.equals(reached)) {
      return Optional.of("relocation reaches %s; expected %s".formatted(storage, reached));
    }
    return base.bits() + offsetBits != reached.indexBits()
        ? Optional.of(
            "%s has %d bits, and a block %d; expected %d together, as an address of %s has"
                .formatted(base, base.bits(), offsetBits, reached.indexBits(), reached))
        : Optional.empty();
  }
}
