const lists = [
  // English
  `a about after all also an and any are as at be because been before being but by can could did do does for from get got had has
   have he her his how i if in into is it its just may me more most my no not now of off on one only or other our out over she
   should so some such than that the their them then there these they this those to too under up us very was we were what when
   where which while who why will with would you your`,
  // Indonesian and Malay
  `ada adalah agar akan aku atau bagi bahwa bahawa banyak belum bisa boleh dan dapat dari daripada dengan di dia dua harus hanya
   ia ini itu jadi jika juga kalau kami karena kerana ke kepada kita lagi lain lalu lebih maka masih mereka mungkin oleh pada
   para perlu pula saat saja sahaja sama sampai sangat satu saya se sebagai sebuah secara sedang sehingga seperti sudah supaya
   tak tanpa telah tetapi tetap tidak tiap untuk yang`,
  // Vietnamese, whose words are several syllables: those that are nearly never a part of one that matters
  `bị bởi cả các cho có của cũng đã đang để đến đó được hay hoặc khi không là lại mà một này nên nếu nhiều như những nơi ở phải ra
   rằng rất sau sẽ tại thì theo thì trên trong trước từ và vào vẫn vì với`,
  // Thai
  `กับ การ ก็ ของ ขึ้น ความ จะ จาก จึง ซึ่ง ด้วย ตาม ต้อง ถูก ถึง ที่ ทั้ง ทุก นั้น นี้ ใน บน เป็น โดย ไป มา มี มาก แม้ ไม่ ยัง เรา เลย
   แล้ว และ ว่า ส่วน หรือ หลาย ให้ อยู่ อย่าง อาจ ได้`,
  // Chinese
  `的 了 在 是 和 与 及 或 也 都 就 被 把 让 向 从 对 到 为 于 以 等 这 那 其 之 而 但 不 没 没有 有 将 会 能 可以 已 已经 并 并且 以及 因为 所以
   我们 他们 它们 一个 一些 很 再 又 还 中 上 下 里 后 前 時 时 個 个 這 們 來 来`,
];

/** Words that a text of any matter has; who looks for what is alike is not told of them. */
export const functionWords: ReadonlySet<string> = new Set(lists.flatMap((list) => list.trim().split(/\s+/)));
