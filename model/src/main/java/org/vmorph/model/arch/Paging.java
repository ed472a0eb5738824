package org.vmorph.model.arch;

import static org.vmorph.model.ir.Say.choose;
import static org.vmorph.model.ir.Say.let;
import static org.vmorph.model.ir.Say.literal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.vmorph.model.ir.Addressing;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Condition;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Word;

/**
 * Pages: while entries are in force the one of an address's page says in which frame of storage the
 * page lies; else each page is the frame of its number. An address behind the last page, one of a
 * page that is not valid, a store to one that is not writable, and a frame that storage does not
 * have wholly all trap for one cause: more than one would tell a guest what is the hardware's.
 */
public interface Paging extends Translation {
  /** E. */
  File storage();

  /** 1 bit: whether entries are in force. */
  Cell on();

  /** A page has 2^pageBits words. */
  int pageBits();

  /** There are 2^numberBits pages. */
  int numberBits();

  /** Of all traps. */
  Cause cause();

  /**
   * The entry of a page: valid 1 | writable 1 | frame.
   *
   * @param page of {@link #numberBits} bits
   */
  Word found(Word page);

  /** What is checked before the entry of a page is used. */
  List<Addressing.Check> lookup(Word page);

  /** Width of the number of a frame. */
  default int frameBits() {
    return storage().indexBits() - pageBits();
  }

  /** Width of an entry. */
  default int entryBits() {
    return 2 + frameBits();
  }

  /** The bit of an entry that says that its page is valid. */
  default int valid() {
    return frameBits() + 1;
  }

  /** The bit of an entry that says that its page can be stored to. */
  default int writable() {
    return frameBits();
  }

  /** How many whole frames storage has. */
  default Word frames() {
    return new Word.Size(storage().indexBits()).slice(pageBits(), frameBits());
  }

  @Override
  default long unit() {
    return 1L << pageBits();
  }

  @Override
  default List<Stretch> window() {
    int n = storage().indexBits();
    var all = new ArrayList<Stretch>();
    var end = frames().join(literal(0, pageBits())).extend(n + 1);
    var pages = literal(1L << pageBits() + numberBits(), n + 1);
    all.add(new Stretch(on().is(0), literal(0, n + 1), choose(end.below(pages), end, pages)));
    for (long page = 0; page < 1L << numberBits(); page++) {
      var entry = found(literal(page, numberBits()));
      var first = entry.low(frameBits()).join(literal(0, pageBits())).extend(n + 1);
      all.add(new Stretch(on().is(1).and(isValid(entry)), first, first.plus(unit())));
    }
    return List.copyOf(all);
  }

  @Override
  default String cut() {
    return "not valid when the frame is not below w";
  }

  @Override
  default Map<Cell, Word> open() {
    return Map.of(on(), literal(0, 1));
  }

  @Override
  default Addressing by(Access access, int addressBits) {
    return new Addressing(
        storage().name() + "[%s]",
        addressBits,
        storage().bits(),
        address -> checks(access, address),
        address -> List.of(at(entry(address).low(frameBits()), address)));
  }

  /** The word of an address in a frame. */
  default Word.At at(Word frame, Word address) {
    return storage().at(frame.join(address.low(pageBits())));
  }

  private List<Addressing.Check> checks(Access access, Word address) {
    var entry = entry(address);
    var allowed = access == Access.STORE ? isWritable(entry) : isValid(entry);
    return Stream.of(
            beyond(address, pageBits() + numberBits()),
            lookup(page(address)).stream(),
            Stream.of(trap(allowed.not()), beyond(entry.low(frameBits()))))
        .flatMap(it -> it)
        .toList();
  }

  private Word page(Word address) {
    return address.slice(pageBits(), numberBits());
  }

  /** The entry that counts for an address: while none is in force the one of the same frame. */
  default Word entry(Word address) {
    var page = page(address);
    var identity = literal(3, 2).join(page.extend(frameBits()));
    return let("entry", choose(on().is(1), found(page), identity));
  }

  /** Whether an entry is valid. */
  default Condition isValid(Word entry) {
    return entry.slice(valid(), 1).is(1);
  }

  private Condition isWritable(Word entry) {
    return entry.slice(frameBits(), 2).is(literal(3, 2));
  }

  /** That an address needs no more bits than these, if it has more. */
  default Stream<Addressing.Check> beyond(Word address, int bits) {
    return address.bits() == bits
        ? Stream.empty()
        : Stream.of(trap(address.below(literal(1L << bits, address.bits())).not()));
  }

  /** That there is a frame. */
  default Addressing.Check beyond(Word frame) {
    return trap(frame.below(frames()).not());
  }

  private Addressing.Check trap(Condition when) {
    return new Addressing.Check(when, cause());
  }
}
