package org.vmorph.conformance.peer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** The two streams to a peer, and the end of them. */
interface Link {
  /** Makes a link; asked for once for each thread that speaks to the peer. */
  interface Opening {
    /**
     * A new link.
     *
     * @throws IOException saying in a clause why there is none
     */
    Link open() throws IOException;
  }

  /** What the peer reads. */
  OutputStream to();

  /** What the peer writes. */
  InputStream from();

  /** Notes what the peer has started by now: {@link #destroy} is for that as well. */
  void look();

  /** What has become of a peer that says no more, as far as it can be told; a clause. */
  String fate();

  /** What it has said beside the protocol, a clause with a comma before; or nothing. */
  default String lastWords() {
    return "";
  }

  /** Lets the peer see the end of its input and go; waits a little, then {@link #destroy}. */
  void end();

  /** Ends the peer and everything it has started, whatever it is doing. */
  void destroy();
}
