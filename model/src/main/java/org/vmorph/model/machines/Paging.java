package org.vmorph.model.machines;

import static org.vmorph.model.ir.Say.choose;
import static org.vmorph.model.ir.Say.let;
import static org.vmorph.model.ir.Say.literal;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.vmorph.model.arch.Components;
import org.vmorph.model.ir.Addressing;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Condition;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Role;
import org.vmorph.model.ir.Word;

/**
 * How an address of eight pages leads to a frame of storage, by entries that lie somewhere. Only
 * whole frames are used: what is behind the last one nobody reaches.
 */
abstract class Paging implements StorageControl {
  /** There are eight pages. */
  static final int NUMBER_BITS = 3;

  /** valid and writable, both. */
  private static final Word ALL = literal(3, 2);

  /** T, 1 bit: whether the entries are in force; else page i is frame i, and writable. */
  final Cell inForce;

  /** The width of an entry: valid 1 | writable 1 | frame. */
  final int entryBits;

  /** The width of an address of storage. */
  final int n;

  /** The width of a word. */
  final int w;

  private final int offsetBits;
  private final int frameBits;

  /**
   * Declares T.
   *
   * @param offsetBits a page has 2^offsetBits words
   * @throws IllegalArgumentException if there are less than eight frames, or an entry is longer
   *     than a word
   */
  Paging(Shape shape, int offsetBits, Components components) {
    this.n = shape.addressBits();
    this.w = shape.wordBits();
    this.offsetBits = offsetBits;
    this.frameBits = n - offsetBits;
    this.entryBits = 2 + frameBits;
    if (offsetBits < 1 || frameBits < NUMBER_BITS || entryBits > w) {
      throw new IllegalArgumentException(
          "pages of 2^%d words in storage of 2^%d; expected 2^1 to 2^%d"
              .formatted(offsetBits, n, n - NUMBER_BITS));
    }
    inForce = components.cell("T", 1, Role.RESOURCE);
  }

  /**
   * The entry of a page, {@link #entryBits} bits.
   *
   * @param page 3 bits
   */
  abstract Word found(Word page, File storage);

  /** What is checked before the entry of a page is used. */
  abstract List<Addressing.Check> lookup(Word page);

  /** How many words a page has. */
  final long pageSize() {
    return 1L << offsetBits;
  }

  /** How many words all frames have, n bits: q, but for what is left behind the last frame. */
  final Word framed() {
    return frames().join(literal(0, offsetBits));
  }

  private Word frames() {
    return new Word.Size(n).slice(offsetBits, frameBits);
  }

  @Override
  public final String says() {
    return "T";
  }

  @Override
  public final List<Cell> shown() {
    return List.of(inForce);
  }

  @Override
  public final Addressing fetch(File storage) {
    return by(n, storage, this::isValid);
  }

  @Override
  public final Addressing load(File storage) {
    return by(w, storage, this::isValid);
  }

  @Override
  public final Addressing store(File storage) {
    return by(w, storage, this::isWritable);
  }

  /** E[address], an address of storage that is a word: through no entry. */
  final Addressing absolute(File storage) {
    return new Addressing(
        "E[absolute %s]",
        w,
        w,
        address ->
            Stream.concat(
                    beyond(address, n), Stream.of(beyond(address.slice(offsetBits, frameBits))))
                .toList(),
        address -> List.of(at(address.slice(offsetBits, frameBits), address, storage)));
  }

  /**
   * The address of storage that an address leads to, n bits.
   *
   * @param address a word
   */
  final Word real(Word address, File storage) {
    return frame(entry(page(address), storage)).join(address.low(offsetBits));
  }

  private Addressing by(int addressBits, File storage, Function<Word, Condition> allows) {
    return new Addressing(
        "E[%s]",
        addressBits,
        w,
        address -> checks(address, entry(page(address), storage), allows),
        address -> List.of(at(frame(entry(page(address), storage)), address, storage)));
  }

  private List<Addressing.Check> checks(
      Word address, Word entry, Function<Word, Condition> allows) {
    return Stream.of(
            beyond(address, offsetBits + NUMBER_BITS),
            lookup(page(address)).stream(),
            Stream.of(memory(allows.apply(entry).not()), beyond(frame(entry))))
        .flatMap(it -> it)
        .toList();
  }

  private Word page(Word address) {
    return address.slice(offsetBits, NUMBER_BITS);
  }

  private Word entry(Word page, File storage) {
    var identity = ALL.join(page.extend(frameBits));
    return let("entry", choose(inForce.is(1), found(page, storage), identity));
  }

  private Word frame(Word entry) {
    return entry.low(frameBits);
  }

  private Condition isValid(Word entry) {
    return entry.slice(frameBits + 1, 1).is(1);
  }

  private Condition isWritable(Word entry) {
    return entry.slice(frameBits, 2).is(ALL);
  }

  private Word.At at(Word frame, Word address, File storage) {
    return storage.at(frame.join(address.low(offsetBits)));
  }

  /** An address that needs more bits than these, if it has more. */
  private static Stream<Addressing.Check> beyond(Word address, int bits) {
    return address.bits() == bits
        ? Stream.empty()
        : Stream.of(memory(address.below(literal(1L << bits, address.bits())).not()));
  }

  /** A frame that there is not. */
  private Addressing.Check beyond(Word frame) {
    return memory(frame.below(frames()).not());
  }

  /** A trap, if this holds. */
  static Addressing.Check memory(Condition when) {
    return new Addressing.Check(when, CommonParts.MEMORY);
  }
}
