package org.vmorph.model.machines;

import static org.vmorph.model.ir.Say.literal;

import java.util.List;
import java.util.stream.Stream;
import org.vmorph.model.arch.Components;
import org.vmorph.model.arch.Paging;
import org.vmorph.model.ir.Addressing;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Role;
import org.vmorph.model.ir.Word;

/** How an address of eight pages leads to a frame of storage, by entries that lie somewhere. */
abstract class PageControl implements StorageControl {
  /** There are eight pages. */
  static final int NUMBER_BITS = 3;

  /** T, 1 bit: whether the entries are in force. */
  final Cell inForce;

  /** The width of an entry. */
  final int entryBits;

  /** The width of an address of storage. */
  final int n;

  /** A page has 2^this words. */
  final int offsetBits;

  /**
   * Declares T.
   *
   * @param offsetBits a page has 2^offsetBits words
   * @throws IllegalArgumentException if there are less than eight frames, or an entry is longer
   *     than a word
   */
  PageControl(Shape shape, int offsetBits, Components components) {
    this.n = shape.addressBits();
    this.offsetBits = offsetBits;
    this.entryBits = 2 + n - offsetBits;
    if (offsetBits < 1 || n - offsetBits < NUMBER_BITS || entryBits > shape.wordBits()) {
      throw new IllegalArgumentException(
          "pages of 2^%d words in storage of 2^%d; expected 2^1 to 2^%d"
              .formatted(offsetBits, n, n - NUMBER_BITS));
    }
    inForce = components.cell("T", 1, Role.RESOURCE);
  }

  @Override
  public abstract Paging translation(File storage);

  /** How many words a page has. */
  final long pageSize() {
    return 1L << offsetBits;
  }

  /** How many words all frames have, n bits: q, but for what is left behind the last frame. */
  final Word framed(File storage) {
    return translation(storage).frames().join(literal(0, offsetBits));
  }

  @Override
  public final String says() {
    return "T";
  }

  @Override
  public final List<Cell> shown() {
    return List.of(inForce);
  }

  /** E[address], an address of storage that is a word: through no entry. */
  final Addressing absolute(File storage) {
    var pages = translation(storage);
    return new Addressing(
        "E[absolute %s]",
        storage.bits(),
        storage.bits(),
        address ->
            Stream.concat(pages.beyond(address, n), Stream.of(pages.beyond(frame(address))))
                .toList(),
        address -> List.of(pages.at(frame(address), address)));
  }

  private Word frame(Word address) {
    return address.slice(offsetBits, n - offsetBits);
  }

  /**
   * The address of storage that an address leads to, n bits.
   *
   * @param address a word
   */
  final Word real(Word address, File storage) {
    var pages = translation(storage);
    return pages.entry(address).low(pages.frameBits()).join(address.low(offsetBits));
  }
}
