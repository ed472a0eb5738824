package org.vmorph.conformance.gen;

import java.util.Arrays;

/**
 * Which frame a guest's pages are meant to lead to, once its page registers are loaded; drawn for
 * each guest, the odd entries on purpose.
 */
final class PageMap {
  private static final int NONE = -1;

  private final Pages pages;
  private final Dice dice;
  private final long[] entries;

  /** By page, its frame if a program is meant to see it there. */
  private final int[] frames;

  /** By page, whether it is some program's. */
  private final boolean[] taken;

  PageMap(Pages pages, Dice dice) {
    this.pages = pages;
    this.dice = dice;
    this.entries = new long[pages.count()];
    this.frames = new int[pages.count()];
    this.taken = new boolean[pages.count()];
  }

  /** Another guest's. */
  void draw() {
    Arrays.fill(taken, false);
    Arrays.fill(frames, NONE);
    boolean identity = dice.percent(30);
    for (int page = 0; page < entries.length; page++) {
      if (identity && page < pages.frames() && dice.percent(85)) {
        put(page, page, dice.percent(85));
      } else {
        entries[page] = pages.any(dice);
      }
    }
  }

  /** Lets a page lead to a frame. */
  private void put(int page, int frame, boolean writable) {
    entries[page] = pages.entry(true, writable, frame);
    frames[page] = frame;
  }

  /**
   * Lets pages side by side lead to the frames of some words, unless they are seen already.
   *
   * @param from the first address
   * @param to behind the last one
   */
  void show(int from, int to) {
    int first = pages.page(from);
    int count = pages.page(to - 1L) - first + 1;
    int page = dice.below(pages.count() - count + 1);
    if (pageOf(first) == NONE || dice.percent(30)) {
      for (int i = 0; i < count; i++) {
        int at = page + i;
        if (!taken[at] && first + i < pages.frames()) {
          put(at, first + i, dice.percent(80));
          taken[at] = true;
        }
      }
    }
  }

  /** Lets a page lead to a frame that is valid, and writable or not. */
  void show(int page, int frame, boolean writable) {
    put(page, frame, writable);
    taken[page] = true;
  }

  /** Lets a page lead elsewhere, or nowhere. */
  void hide(int page, long entry) {
    entries[page] = entry;
    frames[page] = NONE;
  }

  private int pageOf(int frame) {
    for (int page = 0; page < frames.length; page++) {
      if (frames[page] == frame) {
        return page;
      }
    }
    return NONE;
  }

  /** How an address of storage is named; the same, if no page leads there. */
  long named(long address) {
    int page = address < 0 ? NONE : pageOf(pages.page(address));
    return page == NONE ? address : address + (page - pages.page(address)) * (long) pages.words();
  }

  /** The entry of a page. */
  long entry(int page) {
    return entries[page];
  }
}
