import type { PDFDocument } from 'pdf-lib'
import { Buffer } from 'node:buffer'
import { PDFRawStream } from 'pdf-lib'
import { name } from './objects'

/** What a reader's program shows of a file. */
export interface FileWords {
  title: string
  subject: string
  /** The marking and whose copy it is. */
  keywords?: string
  language: string
  /** The day the data is of: the file bears it, so the same sources give the same bytes. */
  date: Date
}

const RESERVED = /[&<>]/g
const MILLISECONDS = /\.\d+Z$/

/** Writes title, language and dates, in the old place and as XMP, with the claim of PDF/UA-1. */
export function writeMetadata(doc: PDFDocument, words: FileWords) {
  doc.setTitle(words.title, { showInWindowTitleBar: true })
  doc.setSubject(words.subject)
  doc.setLanguage(words.language)
  if (words.keywords !== undefined)
    doc.setKeywords([words.keywords])
  doc.setCreator('Slidev')
  doc.setProducer('Chromium, pdf-lib')
  doc.setCreationDate(words.date)
  doc.setModificationDate(words.date)
  const packet = Buffer.from(xmp(words))
  doc.catalog.set(
    name('Metadata'),
    doc.context.register(
      PDFRawStream.of(doc.context.obj({ Type: 'Metadata', Subtype: 'XML', Length: packet.length }), packet),
    ),
  )
}

function xmp({ title, subject, keywords, language, date }: FileWords): string {
  const xml = (text: string) => text.replace(RESERVED, char => `&#${char.charCodeAt(0)};`)
  const day = date.toISOString().replace(MILLISECONDS, 'Z')
  const searched = keywords === undefined ? '' : `<pdf:Keywords>${xml(keywords)}</pdf:Keywords>\n`
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
  xmlns:xmp="http://ns.adobe.com/xap/1.0/"
  xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${xml(title)}</rdf:li></rdf:Alt></dc:title>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">${xml(subject)}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>${xml(language)}</rdf:li></rdf:Bag></dc:language>
${searched}<pdf:Producer>Chromium, pdf-lib</pdf:Producer><xmp:CreatorTool>Slidev</xmp:CreatorTool>
<xmp:CreateDate>${day}</xmp:CreateDate><xmp:ModifyDate>${day}</xmp:ModifyDate>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`
}
