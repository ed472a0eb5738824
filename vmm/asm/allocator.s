; A, the allocator: puts a virtual PSW into force. It alone decides what storage the guest reaches.
;
; step
;   An interpreter routine is done: P moves on.
;
; resume
;   Mode s, R = (0, q). r1: the guest's virtual PSW, without a cause. Its registers are in guest.regs.
;   Goes on to `leave`.
;
; real.psw will have mode u, P as the guest has it, and R = (l + k, min(b, w - l)); with l >= w, (k, 0).

step:     li    r4, 1 << PSW.P          ; P is below b, so this does not carry out of its field
          add   r1, r4

resume:   st    r1, guest.psw

          li    r5, address
          mov   r3, r1                  ; r3: b
          and   r3, r5
          mov   r2, r1                  ; r2: l
          li    r4, PSW.l
          shr   r2, r4
          and   r2, r5

          ld    r4, guest.size
          bltu  r2, r4, inside
          li    r2, 0                   ; l is beyond the end: no address is good
          li    r3, 0

; The clamp. It is superfluous as long as nothing lies behind the guest, for then the machine's own test of an
; address against q does the same. That a guest keeps to its words shall not rest on what lies behind them.

inside:   sub   r4, r2                  ; what is left of w behind l
          bgeu  r4, r3, place
          mov   r3, r4

place:    addi  r2, guest.low           ; the guest's word 0 is word k
          li    r4, PSW.l
          shl   r2, r4
          or    r2, r3

          ld    r4, p.field             ; P is the guest's own ...
          and   r4, r1
          or    r2, r4
          ld    r4, m.field             ; ... and M is u, whatever the guest believes
          or    r2, r4
          st    r2, real.psw
