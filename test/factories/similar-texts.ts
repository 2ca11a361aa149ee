/** One thing, told by two people in one language: what is on record, and how somebody else begins to tell it. */
export interface Pair {
  title: string;
  text: string;
  asked: { title: string; text: string };
}

export type Language = 'en' | 'zh' | 'id' | 'th' | 'vi' | 'ms';

const pair = (title: string, text: string, asked: string, more: string): Pair => ({
  ...{ title, text, asked: { title: asked, text: more } },
});

/** The same five matters in each language, in the same order. */
export const similarTexts: Record<Language, readonly [Pair, Pair, Pair, Pair, Pair]> = {
  en: [
    pair(
      'Counterfeit handbags in live streams at night',
      'Nine streams sold fake luxury handbags after midnight; the sellers were banned last month and came back under new names.',
      'Fake luxury bags sold in night streams',
      'Banned sellers come back under another name and show counterfeit handbags live',
    ),
    pair(
      'Skin-whitening creams with mercury are listed',
      'A laboratory found mercury in four whitening creams; the listings say that they are herbal.',
      'Whitening cream contains mercury',
      'Customers report rashes; the listing calls the cream herbal',
    ),
    pair(
      'Empty parcels sent to inflate sales',
      'Sellers ship empty parcels to addresses of their own, so that tracking shows a delivery and the rating grows.',
      'Seller ratings grow by empty parcels',
      'Tracking numbers show deliveries, but nothing is in the parcel',
    ),
    pair(
      'Appeals wait for more than three weeks',
      'The queue of appeals has doubled since the outsourced site lost people; creators get no answer.',
      'Backlog in the appeals queue',
      'Creators wait for weeks for an answer to their appeal',
    ),
    pair(
      'Diet tea is advertised as a cure for diabetes',
      'Creators claim that a tea cures diabetes and makes insulin needless; the claims are in no list of banned words.',
      'Tea that cures diabetes',
      'A creator says that insulin is not needed with this diet tea',
    ),
  ],
  zh: [
    pair(
      '夜间直播销售假冒名牌手提包',
      '九个直播间在午夜后出售假冒奢侈品牌手提包，卖家上个月被封禁，换了名字又回来了。',
      '深夜直播间卖假名牌包',
      '被封禁的卖家换名字重新开播，展示假冒手提包',
    ),
    pair(
      '上架的美白霜含有汞',
      '实验室在四款美白霜中检出汞，商品页面却写着草本成分。',
      '美白霜检出汞超标',
      '买家反映皮疹，商品页面称其为草本',
    ),
    pair(
      '寄送空包裹刷单',
      '卖家向自己的地址寄送空包裹，物流显示已签收，店铺评分因此上升。',
      '店铺用空包裹刷评分',
      '物流单号显示签收，包裹里什么都没有',
    ),
    pair(
      '申诉等待超过三周',
      '外包站点人员流失后，申诉队列翻倍，创作者得不到答复。',
      '申诉队列积压严重',
      '创作者的申诉等了几周没有答复',
    ),
    pair(
      '减肥茶宣称治愈糖尿病',
      '创作者声称该茶可以治愈糖尿病，不再需要胰岛素，这些说法不在违禁词表中。',
      '宣传可治糖尿病的茶',
      '创作者说喝减肥茶就不用打胰岛素',
    ),
  ],
  id: [
    pair(
      'Tas palsu dijual di siaran langsung tengah malam',
      'Sembilan siaran langsung menjual tas mewah palsu setelah tengah malam; penjualnya diblokir bulan lalu dan kembali dengan nama baru.',
      'Siaran langsung malam menjual tas mewah palsu',
      'Penjual yang diblokir muncul lagi dengan nama lain',
    ),
    pair(
      'Krim pemutih kulit mengandung merkuri',
      'Laboratorium menemukan merkuri dalam empat krim pemutih; halamannya menyebut bahan herbal.',
      'Merkuri dalam krim pemutih',
      'Pembeli mengeluh ruam, padahal katanya krim herbal',
    ),
    pair(
      'Paket kosong dikirim untuk menaikkan penjualan',
      'Penjual mengirim paket kosong ke alamat sendiri supaya resi menunjukkan terkirim dan penilaian toko naik.',
      'Penilaian toko naik karena paket kosong',
      'Nomor resi menunjukkan terkirim tetapi paketnya kosong',
    ),
    pair(
      'Banding menunggu lebih dari tiga minggu',
      'Antrean banding berlipat dua sejak lokasi alih daya kekurangan orang; kreator tidak mendapat jawaban.',
      'Antrean banding menumpuk',
      'Kreator menunggu jawaban banding berminggu-minggu',
    ),
    pair(
      'Teh diet diiklankan menyembuhkan diabetes',
      'Kreator mengatakan teh itu menyembuhkan diabetes sehingga insulin tidak diperlukan.',
      'Teh yang katanya menyembuhkan diabetes',
      'Kreator bilang insulin tidak diperlukan kalau minum teh diet',
    ),
  ],
  th: [
    pair(
      'กระเป๋าปลอมขายในไลฟ์สดตอนดึก',
      'ไลฟ์สดเก้ารายการขายกระเป๋าแบรนด์หรูปลอมหลังเที่ยงคืน ผู้ขายถูกแบนเมื่อเดือนที่แล้วและกลับมาในชื่อใหม่',
      'ขายกระเป๋าแบรนด์ปลอมในไลฟ์สดกลางดึก',
      'ผู้ขายที่ถูกแบนกลับมาใช้ชื่อใหม่',
    ),
    pair(
      'ครีมผิวขาวมีสารปรอท',
      'ห้องปฏิบัติการพบสารปรอทในครีมผิวขาวสี่รายการ แต่หน้าสินค้าบอกว่าเป็นสมุนไพร',
      'พบสารปรอทในครีมหน้าขาว',
      'ลูกค้าเป็นผื่น หน้าสินค้าบอกว่าครีมสมุนไพร',
    ),
    pair(
      'ส่งพัสดุเปล่าเพื่อปั่นยอดขาย',
      'ผู้ขายส่งพัสดุเปล่าไปยังที่อยู่ของตัวเอง เพื่อให้ระบบแสดงว่าจัดส่งแล้วและคะแนนร้านสูงขึ้น',
      'คะแนนร้านสูงขึ้นเพราะพัสดุเปล่า',
      'เลขพัสดุแสดงว่าจัดส่งแล้วแต่ข้างในไม่มีอะไร',
    ),
    pair(
      'คำอุทธรณ์รอเกินสามสัปดาห์',
      'คิวอุทธรณ์เพิ่มเป็นสองเท่าหลังจากศูนย์ภายนอกขาดคน ครีเอเตอร์ไม่ได้รับคำตอบ',
      'คิวอุทธรณ์ค้างสะสม',
      'ครีเอเตอร์รอคำตอบอุทธรณ์หลายสัปดาห์',
    ),
    pair(
      'ชาลดน้ำหนักโฆษณาว่ารักษาเบาหวาน',
      'ครีเอเตอร์อ้างว่าชารักษาเบาหวานได้และไม่ต้องใช้อินซูลิน',
      'ชาที่อ้างว่ารักษาเบาหวานหาย',
      'ครีเอเตอร์บอกว่าดื่มชาแล้วไม่ต้องฉีดอินซูลิน',
    ),
  ],
  vi: [
    pair(
      'Túi xách giả bán trong livestream lúc nửa đêm',
      'Chín buổi livestream bán túi xách hàng hiệu giả sau nửa đêm; người bán bị cấm tháng trước và quay lại bằng tên mới.',
      'Livestream đêm bán túi hàng hiệu giả',
      'Người bán bị cấm quay lại bằng tên khác',
    ),
    pair(
      'Kem làm trắng da chứa thủy ngân',
      'Phòng thí nghiệm tìm thấy thủy ngân trong bốn loại kem làm trắng; trang sản phẩm ghi là thảo dược.',
      'Thủy ngân trong kem trắng da',
      'Khách bị phát ban, trang sản phẩm ghi kem thảo dược',
    ),
    pair(
      'Gửi bưu kiện rỗng để tăng doanh số',
      'Người bán gửi bưu kiện rỗng đến địa chỉ của mình để mã vận đơn báo đã giao và điểm cửa hàng tăng.',
      'Điểm cửa hàng tăng nhờ bưu kiện rỗng',
      'Mã vận đơn báo đã giao nhưng bên trong không có gì',
    ),
    pair(
      'Khiếu nại chờ hơn ba tuần',
      'Hàng đợi khiếu nại tăng gấp đôi từ khi đơn vị thuê ngoài thiếu người; nhà sáng tạo không nhận được câu trả lời.',
      'Hàng đợi khiếu nại bị dồn',
      'Nhà sáng tạo chờ câu trả lời khiếu nại nhiều tuần',
    ),
    pair(
      'Trà giảm cân quảng cáo chữa bệnh tiểu đường',
      'Nhà sáng tạo nói trà chữa khỏi tiểu đường và không cần insulin nữa.',
      'Trà chữa tiểu đường',
      'Nhà sáng tạo nói uống trà giảm cân thì không cần insulin',
    ),
  ],
  ms: [
    pair(
      'Beg tangan tiruan dijual dalam siaran langsung lewat malam',
      'Sembilan siaran langsung menjual beg tangan mewah tiruan selepas tengah malam; penjual disekat bulan lepas dan kembali dengan nama baharu.',
      'Siaran langsung malam jual beg mewah tiruan',
      'Penjual yang disekat kembali dengan nama lain',
    ),
    pair(
      'Krim pencerah kulit mengandungi merkuri',
      'Makmal menemui merkuri dalam empat krim pencerah; halaman produk menyatakan bahan herba.',
      'Merkuri dalam krim pencerah',
      'Pelanggan mengadu ruam, halaman menyatakan krim herba',
    ),
    pair(
      'Bungkusan kosong dihantar untuk menaikkan jualan',
      'Penjual menghantar bungkusan kosong ke alamat sendiri supaya nombor penjejakan menunjukkan sudah dihantar dan penilaian kedai naik.',
      'Penilaian kedai naik kerana bungkusan kosong',
      'Nombor penjejakan menunjukkan sudah dihantar tetapi tiada apa di dalamnya',
    ),
    pair(
      'Rayuan menunggu lebih tiga minggu',
      'Barisan rayuan berganda sejak tapak luar kekurangan pekerja; pencipta tidak mendapat jawapan.',
      'Barisan rayuan tertunggak',
      'Pencipta menunggu jawapan rayuan berminggu-minggu',
    ),
    pair(
      'Teh diet diiklankan menyembuhkan kencing manis',
      'Pencipta mendakwa teh itu menyembuhkan kencing manis dan insulin tidak diperlukan.',
      'Teh didakwa menyembuhkan kencing manis',
      'Pencipta kata insulin tidak diperlukan selepas minum teh diet',
    ),
  ],
};

export const languages = Object.keys(similarTexts) as Language[];
