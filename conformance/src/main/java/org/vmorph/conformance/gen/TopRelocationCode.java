package org.vmorph.conformance.gen;

/**
 * Control where R = (l, b) decides where an address leads, and the PSWs of traps are the last words
 * of storage: a guest starts with the one that a trap would find.
 */
final class TopRelocationCode extends RelocationCode {
  private final FirstCode first;

  TopRelocationCode(GuestDraft draft, TopPairLayout layout) {
    super(draft);
    this.first = new FirstCode(draft, layout);
  }

  @Override
  void lead(long psw) {
    first.write(psw(false, 0), psw);
  }
}
