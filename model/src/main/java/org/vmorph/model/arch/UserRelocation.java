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
    return choose(user, base.join(literal(0, offsetBits)), literal(0, n));
  }

  // A user's numbers of blocks, in one bit more than a block's number has: they never wrap. Blocks
  // are added and compared, and not words, for a proof about eight bits is not one about eighteen.

  private int wide() {
    return base.bits() + 1;
  }

  /** How many blocks a program has. */
  private Word blocks() {
    return bound.extend(wide()).plus(inclusive ? 1 : 0);
  }

  /** How many whole blocks storage has. */
  private Word stored() {
    return new Word.Size(storage.indexBits()).slice(offsetBits, base.bits()).extend(wide());
  }

  /** The block in storage that a program's address lies in. */
  private Word block(Word address) {
    return base.extend(wide()).plus(numbered(address));
  }

  private Word numbered(Word address) {
    return address.slice(offsetBits, base.bits()).extend(wide());
  }

  /**
   * The tests; storage has whole blocks for a user. The last is for who looks for the end of
   * storage alone.
   */
  private List<Addressing.Check> checks(Word address) {
    int n = storage.indexBits();
    var size = new Word.Size(n);
    var low = address.low(n);
    var outside = numbered(address).below(blocks()).not();
    var beyond = low.below(size).not();
    var word = block(address).join(address.low(offsetBits));
    var index = choose(user, word, low.extend(n + 1));
    return List.of(
        new Addressing.Check(
            address.bits() == n
                ? inForce(outside, beyond)
                : address.slice(n, address.bits() - n).is(0).not().or(inForce(outside, beyond)),
            cause),
        new Addressing.Check(inForce(block(address).below(stored()).not(), beyond), cause),
        new Addressing.Check(index.below(size.extend(n + 1)).not(), cause));
  }

  private Condition inForce(Condition then, Condition otherwise) {
    return user.and(then).or(user.not().and(otherwise));
  }

  @Override
  public List<Stretch> window() {
    int n = storage.indexBits();
    var from = first().extend(n + 1);
    var words = choose(user, blocks().join(literal(0, offsetBits)), new Word.Size(n).extend(n + 1));
    return List.of(new Stretch(Condition.Always.TRUE, from, from.plus(words)));
  }

  /** One, up to q, as long as it has a word: it is never as large as all that can be addressed. */
  @Override
  public List<Area> areas() {
    int n = storage.indexBits();
    var size = new Word.Size(n);
    var some =
        inForce(blocks().is(0).not().and(base.extend(wide()).below(stored())), size.is(0).not());
    var rest = stored().minus(base.extend(wide()));
    var most = choose(rest.below(blocks()), rest, blocks());
    var last = base.plus(most.low(base.bits())).plus(-1);
    return List.of(
        new Area(
            base.name(),
            some,
            literal(1, 1),
            first(),
            choose(user, last.join(literal(-1, offsetBits)), size.plus(-1)),
            choose(user, most.low(base.bits()).join(literal(0, offsetBits)), size)));
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
